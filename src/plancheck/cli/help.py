"""The help texts, in Chinese and in English. Lines fit 80 columns; a Chinese character takes two."""

from collections.abc import Mapping
from typing import Final

ROOT: Final[Mapping[str, str]] = {
    "zh": """\
用法：plancheck [选项] 文件...
      plancheck 命令 [选项] ...

检查工作方案（.docx）有没有写全规定的内容，指出缺什么、在哪里、怎么写。

命令：
  check 文件...     检查方案；直接写文件名也一样
  outline 文件      只看方案的章节
  rules list        列出规则集
  schema report     输出报告的 JSON Schema

选项：
  -h, --help        显示这段说明；写在命令后面，显示那个命令的说明
  --version         显示版本号
  --lang {zh,en}    显示用的语言，默认按系统语言，不是英文就用中文

例如：
  plancheck 实施方案.docx
  plancheck check 各县方案/
  plancheck check --format json -o 报告.json 各县方案/

返回值：0 全部合格；1 有方案不合格；2 用法有误、规则集有误或有文件无法读取
""",
    "en": """\
usage: plancheck [options] FILE...
       plancheck COMMAND [options] ...

Checks work plans (.docx) for the elements they must contain, and tells what is
missing, where, and what to write.

commands:
  check PATH...     check plans; a file name alone does the same
  outline PATH      show the sections of a plan
  rules list        list the rule sets
  schema report     print the JSON Schema of the report

options:
  -h, --help        show this text, or with a command the help on it
  --version         show the version
  --lang {zh,en}    language; by default the system's, else Chinese

examples:
  plancheck plan.docx
  plancheck check plans/
  plancheck check --format json -o report.json plans/

exit status: 0 every plan passes; 1 a plan fails; 2 wrong usage, an error in a
rule set, or an input that could not be read
""",
}

USAGE: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "check": "plancheck check [选项] 文件或文件夹...",
        "outline": "plancheck outline [选项] 文件",
        "rules": "plancheck rules list",
        "schema": "plancheck schema report",
    },
    "en": {
        "check": "plancheck check [options] PATH...",
        "outline": "plancheck outline [options] PATH",
        "rules": "plancheck rules list",
        "schema": "plancheck schema report",
    },
}

DESCRIPTION: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "check": """\
检查方案。可以写文件、文件夹（连同下级文件夹里的 .docx）、通配符，
“-”表示从标准输入读一份文件。""",
        "outline": "只看一份方案的章节，不作检查。",
        "rules": "列出可用的规则集。",
        "schema": "输出 JSON 报告的格式定义（JSON Schema，draft 2020-12）。",
    },
    "en": {
        "check": """\
Check plans: files, folders (the .docx files in them and below), patterns,
and - for one file from standard input.""",
        "outline": "Show the sections of a plan, without checking it.",
        "rules": "List the rule sets.",
        "schema": "Print the format of the JSON report (JSON Schema, draft 2020-12).",
    },
}

OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "help": "显示这段说明",
        "lang": "显示用的语言，默认按系统语言",
        "rules": "按哪个规则集检查，默认 auto（自动选择）",
        "format": "报告格式：{choices}，默认 console",
        "output": "把报告写入文件，不在屏幕上显示",
        "fail-on": "到什么程度算不合格（返回 1）：{choices}",
    },
    "en": {
        "help": "show this text",
        "lang": "language, by default the system's",
        "rules": "rule set to check by, default auto",
        "format": "format of the report: {choices}",
        "output": "write the report to a file",
        "fail-on": "what makes the exit status 1: {choices}",
    },
}
