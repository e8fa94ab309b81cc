"""The help texts, in Chinese and in English. Lines fit 80 columns; a Chinese character takes two."""

from collections.abc import Mapping
from typing import Final

ROOT: Final[Mapping[str, str]] = {
    "zh": """\
用法：plancheck [选项] 文件...
      plancheck 命令 [选项] ...

检查工作方案（.docx）有没有写全规定的内容，指出缺什么、在哪里、怎么写。

命令：
  check 文件...          检查方案；直接写文件名也一样
  outline 文件           只看方案的章节
  rules list             列出规则集
  rules show 规则集      看规则集里的规则，每一项由哪一层规定
  rules new 路径         新建规则集：写出一份带说明的样板
  rules validate 路径    核对规则文件有没有写错
  rules test 规则集      用规则自带的示例检验规则
  rules docs 规则集      把规则集写成说明（Markdown、网页）
  plugins                列出插件
  cache clear            清空缓存；cache path 显示它的位置
  schema report          输出报告的 JSON Schema；schema rules 是规则文件的

选项：
  -h, --help             显示这段说明；写在命令后面，显示那个命令的说明
  --version              显示版本号
  --lang {zh,en}         显示用的语言，默认按系统语言，不是英文就用中文

例如：
  plancheck 实施方案.docx
  plancheck check 各县方案/
  plancheck check --format json -o 报告.json 各县方案/

常用的选项可以写进 plancheck.toml，在那个文件夹里运行时自动采用。

返回值：0 全部合格；1 有方案不合格；2 用法有误、规则集有误或有文件无法读取
""",
    "en": """\
usage: plancheck [options] FILE...
       plancheck COMMAND [options] ...

Checks work plans (.docx) for the elements they must contain, and tells what is
missing, where, and what to write.

commands:
  check PATH...          check plans; a file name alone does the same
  outline PATH           show the sections of a plan
  rules list             list the rule sets
  rules show ID          show the rules, and which layer each part comes from
  rules new PATH         write a commented rule set to start from
  rules validate PATH    look for mistakes in rule files
  rules test ID          run the examples that rules bring with them
  rules docs ID          write a rule set as pages (Markdown, HTML)
  plugins                list the plug-ins
  cache clear            empty the cache; cache path: where it lies
  schema report          print the JSON Schema of the report; also: schema rules

options:
  -h, --help             show this text, or with a command the help on it
  --version              show the version
  --lang {zh,en}         language; by default the system's, else Chinese

examples:
  plancheck plan.docx
  plancheck check plans/
  plancheck check --format json -o report.json plans/

Options used often can stand in a file plancheck.toml, which holds for its
folder and those below.

exit status: 0 every plan passes; 1 a plan fails; 2 wrong usage, an error in a
rule set, or an input that could not be read
""",
}

FAMILY: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "rules": """\
用法：plancheck rules 命令 ...

查看、编写、检验规则集。规则集可以写标识（rules list 列出的），也可以写规则文
件或所在文件夹的路径。

命令：
  list                   列出规则集
  show 规则集...         看规则集里的规则，每一项由哪一层规定；几个就叠起来看
  new 路径               新建规则集：写出一份带说明的样板
  validate 路径...       核对规则文件有没有写错，逐处指出
  test 规则集...         用规则自带的示例和整篇方案检验规则
  docs 规则集... -o DIR  把规则集写成说明（Markdown、网页）

例如：
  plancheck rules new 规则/我县
  plancheck rules validate 规则/
  plancheck rules test 规则/我县
  plancheck check --rules 规则/我县 实施方案.docx

plancheck rules 命令 --help 显示那个命令的说明。
""",
        "cache": """\
用法：plancheck cache 命令

检查过的文件，报告存在用户自己的缓存文件夹里；文件、规则、设置都没有变，下次直
接取用。报告里有方案的原文；不想留存，检查时写 --no-cache，或者设环境变量
PLANCHECK_NO_CACHE=1（连编译好的规则也不存）。缓存只占几十兆，旧的自动清除。

命令：
  path                   显示缓存文件夹的位置
  clear                  清空缓存
""",
    },
    "en": {
        "rules": """\
usage: plancheck rules COMMAND ...

Look at rule sets, write them and test them. A rule set is named by its id (see
rules list) or by the path of its file or folder.

commands:
  list                   list the rule sets
  show ID...             show the rules, and which layer each part comes from;
                         several are laid on top of one another
  new PATH               write a commented rule set to start from
  validate PATH...       look for mistakes in rule files
  test ID...             run the examples and whole plans that rules bring along
  docs ID... -o DIR      write a rule set as pages (Markdown, HTML)

examples:
  plancheck rules new rules/our-county
  plancheck rules validate rules/
  plancheck rules test rules/our-county
  plancheck check --rules rules/our-county plan.docx

plancheck rules COMMAND --help shows the help on one of them.
""",
        "cache": """\
usage: plancheck cache COMMAND

Reports on checked files are kept in a cache folder of the user's own and used
again while file, rules and settings are unchanged. They quote the plans: where
nothing shall be kept, check with --no-cache, or set PLANCHECK_NO_CACHE=1 (then
compiled rules are not kept either). It takes some ten megabytes; the oldest
entries go by themselves.

commands:
  path                   print where the cache folder lies
  clear                  empty the cache
""",
    },
}

USAGE: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "check": "plancheck check [选项] 文件或文件夹...",
        "outline": "plancheck outline [选项] 文件",
        "rules list": "plancheck rules list [选项]",
        "rules show": "plancheck rules show [选项] 规则集...",
        "rules new": "plancheck rules new 路径",
        "rules validate": "plancheck rules validate [选项] 路径...",
        "rules test": "plancheck rules test [选项] 规则集...",
        "rules docs": "plancheck rules docs [选项] 规则集...",
        "cache path": "plancheck cache path",
        "cache clear": "plancheck cache clear",
        "plugins": "plancheck plugins [选项]",
        "schema": "plancheck schema report\n      plancheck schema rules",
    },
    "en": {
        "check": "plancheck check [options] PATH...",
        "outline": "plancheck outline [options] PATH",
        "rules list": "plancheck rules list [options]",
        "rules show": "plancheck rules show [options] ID...",
        "rules new": "plancheck rules new PATH",
        "rules validate": "plancheck rules validate [options] PATH...",
        "rules test": "plancheck rules test [options] ID...",
        "rules docs": "plancheck rules docs [options] ID...",
        "cache path": "plancheck cache path",
        "cache clear": "plancheck cache clear",
        "plugins": "plancheck plugins [options]",
        "schema": "plancheck schema report\n       plancheck schema rules",
    },
}

DESCRIPTION: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "check": """\
检查方案。可以写文件、文件夹（连同下级文件夹里的 .docx）、通配符，
“-”表示从标准输入读一份文件。

按哪些规则集检查，依次看：选项 --rules、环境变量 PLANCHECK_RULES（几个之间用
逗号）、plancheck.toml 里的 rules，都没有就按方案自动选择（auto）。

审核人认为某处可以不改，用 --silence 豁免，或者在方案旁边放一个文件：
“方案名.docx.plancheck.yaml”管这一份，“plancheck.silence.yaml”管这个文件夹。
豁免的问题不计入结论，报告会注明。文件这样写：
  - rule: goals              # 规则，报告里每个问题后面都有
    reason: 目标另文下达     # 理由
    section: 总体要求        # 只豁免这一节里的，可以不写
    text: 分三年完成         # 只豁免原文这几个字上的，可以不写""",
        "outline": "只看一份方案的章节，不作检查。",
        "rules list": "列出可用的规则集：标识、名称、由哪几层叠成。",
        "rules show": """\
看规则集里的规则，各层叠加以后是什么样，每一项由哪一层规定，停用了哪些规则、
为什么。写几个规则集，后面的叠在前面的上面。""",
        "rules new": """\
新建规则集：在这个文件夹里写出一份带说明的 ruleset.yaml，可以直接使用，照着改
就行。文件夹名就是规则集的标识。已有的文件不会覆盖。""",
        "rules validate": """\
核对规则文件：每处错误指出文件、行、列，应当怎么写，最接近的键名是什么。写文件
夹就核对里面的全部规则集。有错误返回 2。""",
        "rules test": """\
检验规则：规则自带的不合格示例要查得出，合格示例要查不出；规则集旁边 fixtures
文件夹里的整篇方案，结论要和写明的一致。有不一致的返回 1。""",
        "rules docs": """\
把规则集写成说明，每个规则集一页，Markdown 和网页各一份。不写 -o 就把 Markdown
显示出来。""",
        "cache path": "显示缓存文件夹的位置。",
        "cache clear": "清空缓存：检查过的文件的报告、编译好的规则。",
        "plugins": "列出插件：名称、来源、提供什么、有什么问题。",
        "schema": "输出 JSON 报告或规则文件的格式定义（JSON Schema，draft 2020-12）。",
    },
    "en": {
        "check": """\
Check plans: files, folders (the .docx files in them and below), patterns,
and - for one file from standard input.

The rule sets to check by are those of --rules, else of the environment variable
PLANCHECK_RULES (with commas), else of plancheck.toml, else those that fit the
plan (auto).

A reviewer who finds that something may stay as it is silences it with --silence
or with a file beside the plan: NAME.docx.plancheck.yaml for this plan,
plancheck.silence.yaml for the folder. What is silenced does not count, and the
report says so. The file is written like this:
  - rule: goals              # the rule, named below each finding
    reason: goals come apart # why
    section: General aims    # only in this section; may be left out
    text: in three years     # only at these words; may be left out""",
        "outline": "Show the sections of a plan, without checking it.",
        "rules list": "List the rule sets: id, title, and the layers they are made of.",
        "rules show": """\
Show the rules of a rule set with all layers merged, which layer each part comes
from, and which rules are switched off and why. Several rule sets are laid on
top of one another.""",
        "rules new": """\
Write a commented ruleset.yaml (in Chinese) into a folder: a rule set that works
and can be changed. The folder's name is its id. No file is overwritten.""",
        "rules validate": """\
Look for mistakes in rule files: each with file, line, column, what was expected
and the nearest key. A folder stands for all rule sets in it. Exit status 2
where there are mistakes.""",
        "rules test": """\
Test rules by the examples they bring along: those under fail must give a
finding, those under pass none; and by the whole plans in the folder fixtures
beside the rule file. Exit status 1 where one fails.""",
        "rules docs": """\
Write rule sets as pages, one Markdown and one HTML file each. Without -o the
Markdown is printed.""",
        "cache path": "Print where the cache folder lies.",
        "cache clear": "Empty the cache: reports on checked files, compiled rules.",
        "plugins": "List the plug-ins: name, origin, what each provides, and problems.",
        "schema": "Print the format of the JSON report or of rule files (JSON Schema,\ndraft 2020-12).",
    },
}

OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "help": "显示这段说明",
        "lang": "显示用的语言，默认按系统语言",
        "rules": "按哪个规则集检查，写标识或路径；写几次就几个叠加",
        "format": "报告格式：console（默认）、json、jsonl，或插件的",
        "formats": "显示格式：{choices}",
        "output": "把报告写入文件，不在屏幕上显示",
        "output-folder": "把说明写入这个文件夹",
        "fail-on": "到什么程度算不合格（返回 1）：{choices}",
        "silence": "豁免一条规则，可以写明理由：goals=另文下达",
        "jobs": "同时检查几份，默认按处理器的核数",
        "no-cache": "全部重新检查，报告也不存入缓存",
        "max-size": "文件最大多少，例如 50M，默认 200M",
        "timeout": "检查一份最多用几秒，默认 8",
        "as-of": "按这一天施行的规则检查，默认按方案的日期",
        "plugin": "载入一个 Python 模块作插件，可以写几次",
        "no-plugin": "不用这个插件，可以写几次",
        "config": "用这个设置文件，默认从当前文件夹往上找 plancheck.toml",
    },
    "en": {
        "help": "show this text",
        "lang": "language, by default the system's",
        "rules": "rule set to check by, id or path; several in layers",
        "format": "console (default), json, jsonl, or a plug-in's",
        "formats": "format: {choices}",
        "output": "write the report to a file",
        "output-folder": "write the pages into this folder",
        "fail-on": "what makes the exit status 1: {choices}",
        "silence": "set a rule aside, with a reason: goals=set apart",
        "jobs": "files to check at once; default: one a core",
        "no-cache": "check everything anew, and keep no reports",
        "max-size": "largest file to read, e.g. 50M; default 200M",
        "timeout": "seconds one file may take; default 8",
        "as-of": "rules in force on this day; default: the plan's",
        "plugin": "load a Python module as a plug-in; repeatable",
        "no-plugin": "leave a plug-in out; repeatable",
        "config": "settings, by default the nearest plancheck.toml",
    },
}
