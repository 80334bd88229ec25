"""An edition file in which everything is in order, and what is wrong with it after one change."""

SOUND = """
id: "1999"
name: 示例表
authority: 示例函〔1999〕1号
first_year: 1999
last_year: 2003
sections:
  - {id: overview, number: 一, title: 总体情况, met: [概述]}
  - {id: counts, number: 二, title: 申请情况, table: counts}
tables:
  - id: counts
    ignored: [申请人情况]
    blocks:
      - label: 第一部分
        corner: [项目]
        rows:
          - {id: received, label: 一、收到数, met: [收到件数]}
          - id: null
            label: 二、办理结果
            members:
              - id: denied
                label: （一）不予公开
                members:
                  - {id: secret, label: 1.国家秘密}
                  - {id: other, label: 2.其他}
              - {id: other.undivided, label: （二）其他处理, met: [（二）其他]}
        columns:
          - {id: persons, label: 自然人, unit: 人}
          - {id: change, label: 本年增/减, type: signed}
      - label: 第二部分
        rows:
          - {id: charges, label: 收费}
        columns:
          - {id: amount, label: 金额, unit: 万元, type: decimal4}
    identities:
      - {code: CNT.SUM, axis: rows, left: [denied, other.undivided], relation: "=", right: [received], over: [persons]}
      - {code: CNT.SIGN, axis: columns, left: [amount], relation: ">=", right: []}
"""

FAULTS = {
    "an unknown key": ("name: 示例表", "name: 示例表\ncolour: red", "$.colour: unknown key"),
    "an unknown key of a row": (
        "met: [收到件数]}",
        "mett: [收到件数]}",
        "$.tables[0].blocks[0].rows[0].mett: unknown key",
    ),
    "a missing key": ("number: 一, ", "", "$.sections[0]: Object missing required field `number`"),
    "a wrong type": ("label: 收费", "label: 7", "$.tables[0].blocks[1].rows[0].label: Expected `str`, got `int`"),
    "a label left empty": ("label: 收费", "label: ", "$.tables[0].blocks[1].rows[0].label: Expected `str`, got `null`"),
    "a label of spaces": ("label: 收费", 'label: " "', "$.tables[0].blocks[1].rows[0].label: a text must not be empty"),
    "no such type of numbers": ("type: signed", "type: float", "$.tables[0].blocks[0].columns[1].type: Invalid enum"),
    "no such relation": ('">="', '"=>"', "$.tables[0].identities[1].relation: Invalid enum"),
    "a key twice": ("name: 示例表", "name: 示例表\nname: 另一表", "$.name: the key stands twice (line 4)"),
    "a list as a key": ("name: 示例表", "? [name]\n: 示例表", "$: a key must be a text"),
    "an alias": (
        "{id: charges, label: 收费}",
        "&a {id: charges, label: 收费, members: [*a]}",
        "$.tables[0].blocks[1].rows[0].members[0]: anchors and aliases",
    ),
    "a word that YAML takes for false": ("name: 示例表", "name: no", "$.name: `no` is a text only in quotes (line 3)"),
    "a date": ("name: 示例表", "name: 1999-01-01", "$.name: `1999-01-01` is a text only in quotes"),
    "a number of base sixty": (
        "first_year: 1999",
        "first_year: 33:19",
        "$.first_year: `33:19` is a text only in quotes",
    ),
    "a Python object": ("name: 示例表", "name: !!python/name:os.system", "$.name: "),
    "no YAML": ("name: 示例表", "name: [", "$: no YAML: "),
    "two documents": ("name: 示例表", "name: 示例表\n---\nname: 示例表", "$: no YAML: "),
    "an empty list": ("met: [收到件数]", "met: []", "$.tables[0].blocks[0].rows[0].met: an empty list"),
    "an empty group": (
        "{id: charges, label: 收费}",
        "{id: charges, label: 收费, members: []}",
        "$.tables[0].blocks[1].rows[0].members: an empty list",
    ),
    "a type of a row": (
        "label: 收费}",
        "label: 收费, type: signed}",
        "$.tables[0].blocks[1].rows[0].type: a column of the block has a type; say it in one place",
    ),
    "a unit of a group": (
        "{id: persons, label: 自然人, unit: 人}",
        "{id: null, label: 申请人, unit: 人, members: [{id: persons, label: 自然人}]}",
        "$.tables[0].blocks[0].columns[0].unit: only what holds numbers has a unit",
    ),
    "a unit of a row whose columns have theirs": (
        "label: 一、收到数,",
        "label: 一、收到数, unit: 条,",
        "$.tables[0].blocks[0].rows[0].unit: a column of the block has a unit; say it in one place",
    ),
    "a type of a group of rows": (
        "label: 二、办理结果",
        "label: 二、办理结果\n            type: signed",
        "$.tables[0].blocks[0].rows[1].type: only what holds numbers has a type",
    ),
    "parts of a group": (
        "label: 二、办理结果",
        "label: 二、办理结果\n            parts: [{id: part, label: 部分}]",
        "$.tables[0].blocks[0].rows[1].parts: a group (members) holds no numbers that could have parts",
    ),
    "parts of a column": (
        "{id: persons, label: 自然人, unit: 人}",
        "{id: persons, label: 自然人, unit: 人, parts: [{id: men, label: 男}]}",
        "$.tables[0].blocks[0].columns[0].parts: only rows have parts",
    ),
    "one wording of two parts": (
        "met: [收到件数]}",
        "parts: [{id: a, label: 1.网上}, {id: b, label: 2、网 上}]}",
        "$.tables[0].blocks[0].rows[0].parts[1].label: '2、网 上' can't be told from $.tables[0]",
    ),
    "a head of units that means something": (
        "corner: [项目]",
        "units: [自然人]",
        "$.tables[0].blocks[0].units[0]: '自然人' is the wording of something",
    ),
    "a note that a label begins with": (
        "ignored: [申请人情况]",
        "notes: [收]",
        "$.tables[0].notes[0]: the wording of something begins with '收'",
    ),
    "a sum of no row's parts that is open": (
        "over: [persons]}",
        "open: true}",
        "$.tables[0].identities[0].open: only a sum of the parts of one row on the left can be open",
    ),
    "another file's id": ('id: "1999"', 'id: "2000"', "$.id: the file of edition 2000 must be named 2000.yml"),
    "an id that is no id": (
        "id: persons, ",
        "id: Persons, ",
        "$.tables[0].blocks[0].columns[0].id: 'Persons' is no id",
    ),
    "a dot in the id of a column": (
        "id: change",
        "id: the.change",
        "$.tables[0].blocks[0].columns[1].id: 'the.change'",
    ),
    "a group of columns with an id": (
        "{id: persons, label: 自然人, unit: 人}",
        "{id: all, label: 申请人, members: [{id: persons, label: 自然人}]}",
        "$.tables[0].blocks[0].columns[0].id: a group of columns has no id",
    ),
    "a row of numbers without an id": (
        "id: charges",
        "id: null",
        "$.tables[0].blocks[1].rows[0].id: what holds numbers",
    ),
    "an id twice on an axis": (
        "id: secret",
        "id: other",
        "$.tables[0].blocks[0].rows[1].members[0].members[1].id: 'denied",
    ),
    "a field twice": (
        "- {id: charges, label: 收费}\n        columns:\n          - {id: amount",
        "- {id: received, label: 收费}\n        columns:\n          - {id: persons",
        "$.tables[0].blocks[1]: the field received.persons stands in $.tables[0].blocks[0] too",
    ),
    "a row that is a group too": (
        "id: charges",
        "id: denied.secret.old",
        "$.tables[0].blocks[0]: 'denied.secret' is a row",
    ),
    "a section twice": (
        "id: counts, number",
        "id: overview, number",
        "$.sections[1].id: 'overview' stands at $.sections[0]",
    ),
    "a number of a section twice": (
        "number: 二",
        "number: 一",
        "$.sections[1].number: '一' stands at $.sections[0].number",
    ),
    "a title twice": (
        "title: 申请情况",
        "title: 概述",
        "$.sections[1].title: '概述' can't be told from $.sections[0].met[0]",
    ),
    "a table that is not there": ("table: counts", "table: count", "$.sections[1].table: there is no table 'count'"),
    "a table that no section holds": (", table: counts}", "}", "$.tables[0].id: no section holds the table 'counts'"),
    "one wording of two siblings": (
        "label: 2.其他",
        "label: 2、国家 秘密",
        "$.tables[0].blocks[0].rows[1].members[0].members[1].label: '2、国家 秘密' can't be told from $.tables[0]",
    ),
    "a wording that says nothing new": (
        "met: [收到件数]",
        "met: [1.收到数（件）]",
        "$.tables[0].blocks[0].rows[0].met[0]: '1.收到数（件）' can't be told from $.tables[0].blocks[0].rows[0].label",
    ),
    "a wording of punctuation": ("label: 收费", "label: ……", "$.tables[0].blocks[1].rows[0].label: '……' has nothing"),
    "one label of two blocks": (
        "label: 第二部分",
        "label: 第一部分",
        "$.tables[0].blocks[1].label: '第一部分' can't be told",
    ),
    "a block of several without a label": (
        "label: 第二部分\n        rows",
        "rows",
        "$.tables[0].blocks[1]: a block of several",
    ),
    "an ignored wording that means something": (
        "[申请人情况]",
        "[申请人情况, 其他]",
        "$.tables[0].ignored[1]: '其他' is the",
    ),
    "a corner that means something": (
        "corner: [项目]",
        "corner: [自然人]",
        "$.tables[0].blocks[0].corner[0]: '自然人' is",
    ),
    "a code that is no code": ("CNT.SUM", "sum", "$.tables[0].identities[0].code: 'sum' is no code"),
    "a sum of rows that are not there": (
        "[denied, other.undivided]",
        "[denied, other]",
        "$.tables[0].identities[0].left[1]: 'other' is none of its rows",
    ),
    "a sum to a row that is not there": (
        "right: [received]",
        "right: [total]",
        "$.tables[0].identities[0].right[0]: 'total' is none of its rows",
    ),
    "a sum over a column that is not there": (
        "over: [persons]",
        "over: [amount]",
        "$.tables[0].identities[0].over[0]: 'amount' is none of its columns",
    ),
    "a sum without terms": ("left: [amount]", "left: []", "$.tables[0].identities[1].left: an empty list"),
    "a sum over two blocks": (
        "right: [received]",
        "right: [charges]",
        "$.tables[0].identities[0]: no block has all its terms",
    ),
    "a term counted twice": (
        "[denied, other.undivided]",
        "[denied, denied.secret]",
        "$.tables[0].identities[0]: 'denied.secret' is counted twice",
    ),
    "years in the wrong order": (
        "last_year: 2003",
        "last_year: 1998",
        "$.last_year: 1998 is before the first year, 1999",
    ),
}
