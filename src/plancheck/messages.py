"""Every sentence plancheck itself says to a user, in Chinese and in English.

What a rule says (message, fix, basis) comes from the rule set; here are only the frame around it and the reasons why an
input could not be read.
"""

import sys
from collections.abc import Mapping, Sequence
from typing import Final

from plancheck.errors import UnreadableDocument

LANGUAGES: Final = ("zh", "en")

_UNREADABLE: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "not-found": "找不到这个文件，或者没有权限打开；请核对文件名和所在的文件夹。",
        "not-found/empty-folder": "这个文件夹里没有 .docx 方案；旧版的 .doc、.wps 请先用 Word 或 WPS 另存为 .docx。",
        "not-found/closed-folder": "没有权限打开这个文件夹，里面的方案没有检查；请核对权限。",
        "not-found/no-match": "没有与这个通配符相符的文件；请核对文件名和所在的文件夹。",
        "not-docx": "这不是 Word 文档（.docx）；请用 Word 或 WPS 打开原稿，另存为 .docx 再提交。只改扩展名没有用。",
        "not-docx/owner-file": "这是 Word 打开文档时自动生成的临时文件，不是方案；请提交名称前没有“~$”的那个文件。",
        "legacy-doc": "这是旧版的 .doc 或 .wps 文档，无法检查；请用 Word 或 WPS 打开后另存为 .docx 再提交。",
        "encrypted": "文件设有打开密码，无法检查；请用 Word 或 WPS 打开，取消密码后保存再提交。",
        "corrupt": "文件已经损坏，无法检查；请用 Word 或 WPS 打开并修复，另存为 .docx 再提交，打不开的请重新取得原稿。",
        "too-large": "文件太大或内容太多，超出了检查的上限；请删去扫描件和大图片，另存为 .docx 再提交。",
        "unsafe": "文件结构异常，像是为攻击读取程序而制作的，没有读取；请核实来源，用 Word 或 WPS 另存为新的 .docx。",
        "timeout": "检查这个文件超过了允许的时间；请用 Word 或 WPS 另存为新的 .docx 再提交。",
        "bug": "检查这个文件时 plancheck 自身出了错，不一定是文件的问题；请把文件和这行文字报告给开发者：{detail}",
    },
    "en": {
        "not-found": "No such file, or no permission to open it; check the name and the folder.",
        "not-found/empty-folder": "No .docx plan in this folder; save .doc or .wps files as .docx in Word or WPS.",
        "not-found/closed-folder": "No permission to open this folder; the plans in it were not checked.",
        "not-found/no-match": "No file matches this pattern; check the name and the folder.",
        "not-docx": "This is no Word document (.docx); open the original in Word or WPS and save it as .docx. Renaming "
        "the file does not help.",
        "not-docx/owner-file": "This is a temporary file Word keeps beside an open document, not a plan; hand in the "
        "file without “~$” before its name.",
        "legacy-doc": "This is an old .doc or .wps document; open it in Word or WPS and save it as .docx.",
        "encrypted": "The file is protected by a password; open it in Word or WPS, remove the password and save it.",
        "corrupt": "The file is damaged; repair it in Word or WPS and save it as .docx, or get the original again.",
        "too-large": "The file is too large or holds too much; remove scans and large pictures and save it as .docx.",
        "unsafe": "The file is built in a way that attacks its reader and was not read; make sure where it comes from, "
        "then save it as a new .docx in Word or WPS.",
        "timeout": "Checking this file took longer than allowed; save it as a new .docx in Word or WPS.",
        "bug": "plancheck itself failed on this file, which need not be at fault; please report the file and this line "
        "to the developers: {detail}",
    },
}

_TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        # facts of the document
        "no-title": "（没有找到标题）",
        "issuer": "发文机关",
        "year": "年份",
        "number": "文号",
        "date": "成文日期",
        "ruleset": "规则集",
        "file": "文件",
        "stdin": "（标准输入）",
        "stdout": "标准输出",
        "untold": "未写明",
        # elements
        "elements": "要求的内容",
        "met": "齐全",
        "partial": "不全",
        "missing": "缺少",
        "not-found-in-text": "全文没有写到",
        "advised": "（建议）",
        "optional": "（可选）",
        "lacking": "没有写明：{names}",
        "combined": "列出 {found} 个",
        "combined-of": "提出 {claimed} 个，列出 {found} 个",
        "and-more": "……共 {n} 项",
        "field.leader": "组长",
        "field.deputy": "副组长",
        "field.members": "成员",
        "field.office": "办公室",
        "field.claimed": "一共几个",
        "field.items": "具体是哪些",
        "field.due": "明确的时间",
        "field.recurrence": "报送周期",
        "field.who": "由谁报送",
        "field.to": "报送给谁",
        "field.what": "报送什么",
        # findings
        "findings": "需要修改的地方",
        "no-findings": "没有发现问题",
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "place": "位置",
        "basis": "依据",
        "fix": "写法",
        "whole": "全文",
        "front": "标题和开头部分",
        "back": "落款部分",
        "rule": "规则 {id}",
        "skipped": "没有检查",
        "skipped.off": "{rule}：规则集 {layer} 不作要求",
        "skipped.not-in-force": "{rule}：按方案的日期，尚未施行或者已经失效",
        # verdicts
        "n-error": "{n} 个错误",
        "n-warning": "{n} 个警告",
        "n-info": "{n} 个提示",
        "verdict": "结论",
        "pass": "合格",
        "fail": "不合格",
        "pass-clean": "合格，没有发现问题。",
        "pass-notes": "合格，另有 {others}供参考。",
        "fail-only": "不合格，有 {errors}必须改正。",
        "fail-notes": "不合格，有 {errors}必须改正，另有 {others}供参考。",
        "unreadable": "无法读取",
        "unchecked": "无法读取，没有检查。",
        "n-files": "共检查 {n} 份方案",
        "of-files": "份数",
        "single-hint": "单独检查一份，可以看到找到的原文、位置和依据：plancheck 文件名",
        "interrupted": "已中断，只检查了 {done} 份（共 {n} 份）。",
        # outline
        "no-outline": "（没有找到章节）",
        "annexes": "附件",
        # separators
        "comma": "、",
        "colon": "：",
        "semicolon": "；",
        "and": "、",
        # errors of usage
        "usage": "用法：",
        "options": "选项",
        "commands": "命令",
        "error-prefix": "plancheck：",
        "try-help": "请用 {command} --help 查看用法。",
        "missing-path": "没有指明要检查的文件或文件夹",
        "missing-word": "缺少参数，可以写：{choices}",
        "unknown-word": "不认识的参数“{word}”，可以写：{choices}",
        "unknown-option": "不认识的选项：{options}",
        "no-value": "选项 {option} 后面缺少取值",
        "bad-choice": "选项 {option} 不能取“{value}”，可以取：{choices}",
        "bad-option": "选项 {option} 有误：{detail}",
        "misspelt": "没有名为“{word}”的文件，也没有这个命令；是不是想用 {guess}？",
        "one-plan": "outline 一次只看一份方案",
        "unknown-rules": "没有规则集“{name}”，现有：{known}",
        "unknown-rules-guess": "没有规则集“{name}”，是不是想用 {guess}？现有：{known}",
        "rule-error": "规则集有误：{detail}",
        "output-is-plan": "输出文件 {path} 是 Word 文档，不会用报告覆盖它；请换一个文件名",
        "output-is-input": "输出文件 {path} 就是要检查的文件，不会用报告覆盖它；请换一个文件名",
        "output-failed": "无法写入 {path}：{detail}",
        "output-folder": "无法写入 {path}：这是文件夹",
        "written": "报告已写入 {path}",
        "skipped-legacy": "文件夹 {path} 里有 {n} 个旧版 .doc、.wps 文件没有检查；请另存为 .docx 再检查。",
        "internal": "plancheck 自身出了错，请报告给开发者：{detail}",
        "debug-hint": "（设置环境变量 PLANCHECK_DEBUG=1 再运行一次，可以看到详细的出错位置。）",
    },
    "en": {
        "no-title": "(no title found)",
        "issuer": "Issuer",
        "year": "Year",
        "number": "Number",
        "date": "Date",
        "ruleset": "Rule set",
        "file": "File",
        "stdin": "(standard input)",
        "stdout": "standard output",
        "untold": "not stated",
        "elements": "Required elements",
        "met": "met",
        "partial": "partial",
        "missing": "missing",
        "not-found-in-text": "not found in the plan",
        "advised": " (advised)",
        "optional": " (optional)",
        "lacking": "not stated: {names}",
        "combined": "{found} listed",
        "combined-of": "{claimed} announced, {found} listed",
        "and-more": "… {n} in all",
        "field.leader": "leader",
        "field.deputy": "deputy",
        "field.members": "members",
        "field.office": "office",
        "field.claimed": "how many",
        "field.items": "which they are",
        "field.due": "a definite time",
        "field.recurrence": "how often",
        "field.who": "who reports",
        "field.to": "to whom",
        "field.what": "what to report",
        "findings": "What to mend",
        "no-findings": "nothing found",
        "error": "error",
        "warning": "warning",
        "info": "info",
        "place": "where",
        "basis": "basis",
        "fix": "fix",
        "whole": "the whole plan",
        "front": "title and opening",
        "back": "closing part",
        "rule": "rule {id}",
        "skipped": "Not checked",
        "skipped.off": "{rule}: switched off by rule set {layer}",
        "skipped.not-in-force": "{rule}: not in force by the date of the plan",
        "n-error": "{n} error|{n} errors",
        "n-warning": "{n} warning|{n} warnings",
        "n-info": "{n} hint|{n} hints",
        "verdict": "Verdict",
        "pass": "pass",
        "fail": "fail",
        "pass-clean": "pass, nothing found.",
        "pass-notes": "pass, with {others}.",
        "fail-only": "fail, {errors} to mend.",
        "fail-notes": "fail, {errors} to mend; also {others}.",
        "unreadable": "unreadable",
        "unchecked": "unreadable, not checked.",
        "n-files": "{n} plan checked|{n} plans checked",
        "of-files": "files",
        "single-hint": "Check one plan alone to see the words found, their place and the basis: plancheck FILE",
        "interrupted": "Interrupted: {done} of {n} checked.",
        "no-outline": "(no sections found)",
        "annexes": "Annexes",
        "comma": ", ",
        "colon": ": ",
        "semicolon": "; ",
        "and": " and ",
        "usage": "usage: ",
        "options": "options",
        "commands": "commands",
        "error-prefix": "plancheck: ",
        "try-help": "See {command} --help.",
        "missing-path": "no file or folder given",
        "missing-word": "an argument is missing, one of: {choices}",
        "unknown-word": "unknown argument '{word}', expected one of: {choices}",
        "unknown-option": "unknown option: {options}",
        "no-value": "option {option} needs a value",
        "bad-choice": "option {option} cannot be '{value}', only one of: {choices}",
        "bad-option": "option {option}: {detail}",
        "misspelt": "no file or command '{word}'; did you mean {guess}?",
        "one-plan": "outline shows one plan at a time",
        "unknown-rules": "unknown rule set '{name}'; there are: {known}",
        "unknown-rules-guess": "unknown rule set '{name}', did you mean {guess}? There are: {known}",
        "rule-error": "error in a rule set: {detail}",
        "output-is-plan": "the output {path} is a Word document and will not be overwritten; choose another name",
        "output-is-input": "the output {path} is a file to be checked and will not be overwritten; choose another name",
        "output-failed": "cannot write {path}: {detail}",
        "output-folder": "cannot write {path}: it is a folder",
        "written": "report written to {path}",
        "skipped-legacy": "{n} old .doc or .wps file in {path} was not checked; save it as .docx first.|"
        "{n} old .doc or .wps files in {path} were not checked; save them as .docx first.",
        "internal": "plancheck itself failed, please report this to the developers: {detail}",
        "debug-hint": "(Run again with PLANCHECK_DEBUG=1 in the environment to see where.)",
    },
}


def say(lang: str, key: str, **values: object) -> str:
    """Return a text in a language; of an English "one|many" pair the one that fits the value `n`."""
    text = _TEXTS[lang][key]
    if "|" in text:
        one, many = text.split("|")
        text = one if values.get("n") == 1 else many
    return text.format(**values) if values else text


def knows(lang: str, key: str) -> bool:
    """Tell whether there is a text of this key."""
    return key in _TEXTS[lang]


def unreadable(error: UnreadableDocument, lang: str) -> str:
    """Return what is wrong with an input and what to do about it.

    A detail that names a case of its own ("empty-folder") has its own sentence; any other detail is for logs.
    """
    texts = _UNREADABLE[lang]
    return texts.get(f"{error.code}/{error.detail}") or texts.get(error.code) or texts["corrupt"]


def bug(error: BaseException, lang: str) -> str:
    """Return the sentence for an input on which plancheck itself failed."""
    return _UNREADABLE[lang]["bug"].format(detail=describe(error))


def describe(error: BaseException) -> str:
    """Return an exception in one short line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:200] if text else type(error).__name__


def language(environ: Mapping[str, str], arguments: Sequence[str] = ()) -> str:
    """Return the user's language: --lang if it is given, else the locale's; Chinese unless that is English."""
    for place, word in enumerate(arguments):
        if word == "--":
            break
        chosen = (
            arguments[place + 1] if word == "--lang" and place + 1 < len(arguments) else word.removeprefix("--lang=")
        )
        if word.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    # The order POSIX gives them; an empty one counts as unset.
    name = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    if not name and sys.platform == "win32":
        import locale  # noqa: PLC0415 - needed on Windows only

        name = locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"
