"""Stories of the years 2014 to 2018: free narrative, and the one table of statistics somewhere in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from samples.maker.model import ABSENT, Printed, Section, Sheet, Table, number
from samples.maker.statistics import StatisticsLayout, make_statistics, statistics_table
from samples.maker.statistics_form import IDS, path
from samples.maker.story import Planted

Reshape = Callable[[Table], tuple[Table, ...]]


@dataclass(frozen=True)
class StatisticsStory:
    """What one agency reports for one year, and how it prints the form."""

    agency: str
    year: int
    size: str
    seed: int
    scope: str = "own"
    figures: Mapping[str, str | int] = field(default_factory=dict)
    """Numbers that are not left to chance, by id."""
    cells: Mapping[str, Printed] = field(default_factory=dict)
    """Cells printed otherwise than their number, by id."""
    layout: StatisticsLayout = field(default_factory=StatisticsLayout)
    reshape: Reshape | None = None
    heading: str = "七、政府信息公开情况统计表"
    """Above the table; empty where its title stands in its first line only."""
    published_on: str | None = None
    publisher: str | None = None
    status: str = "accepted"
    planted: tuple[Planted, ...] = ()
    warnings_open: bool = False
    marks: Mapping[str, str] = field(default_factory=dict)

    edition = "2014"

    def editions(self) -> dict[str, str | None]:
        """Return the edition each table is read as."""
        return {"statistics": "2014"}

    def printed(self) -> dict[str, Printed]:
        """Return what stands beside every line, by id."""
        figures = {**make_statistics(self.size, self.seed), **{row: Decimal(v) for row, v in self.figures.items()}}
        return {row: self.cells.get(row) or number(value) for row, value in figures.items()}

    def facts(self) -> dict[str, Printed]:
        """Return what a person reads for every field, in form order."""
        printed = self.printed()
        shown = {line.id for line in self.layout.lines} if not self.layout.offices else set()
        return {path(row): printed[row] if row in shown else ABSENT for row in IDS}

    def joining(self, total: str) -> Decimal:
        """Return what lines that the form does not have bring to a total."""
        extras = (extra for lines in self.layout.extra.values() for extra in lines)
        return sum((Decimal(extra.text) for extra in extras if extra.joins == total), Decimal(0))

    def title_lines(self) -> tuple[str, ...]:
        """Return the title as printed."""
        return (f"{self.agency}{self.year}年政府信息公开工作年度报告",)

    def signature_lines(self) -> tuple[str, ...]:
        """Return the lines at the end."""
        return (self.agency, f"{self.year + 1}年3月{10 + self.seed % 19}日")

    def sheet(self) -> Sheet:
        """Set the report: title, narrative, table, signature."""
        table = statistics_table(self.printed(), self.layout, self.agency, self.year)
        pieces = self.reshape(table) if self.reshape else (table,)
        sections = list(self._narrative())
        if self.heading:
            sections.append(Section(self.heading, pieces))
        else:
            sections[-1] = Section(sections[-1].heading, (*sections[-1].body, *pieces))
        basis = f"根据《中华人民共和国政府信息公开条例》要求，{self.agency}编制本报告。"
        period = f"本报告中所列数据的统计期限自{self.year}年1月1日起，至{self.year}年12月31日止。"
        return Sheet(
            title=self.title_lines(),
            preface=(basis + period,),
            sections=tuple(sections),
            signature=self.signature_lines(),
            agency=self.agency,
            year=self.year,
            published_on=self.published_on,
            publisher=self.publisher,
            marks=self.marks,
        )

    def _narrative(self) -> tuple[Section, ...]:
        return (
            Section("一、概述", (f"{self.year}年，我们坚持以公开为常态、不公开为例外，政府信息公开工作平稳推进。",)),
            Section("二、主动公开情况", ("围绕群众关心的事项，通过多种渠道及时发布信息，并做好政策解读。",)),
            Section("三、依申请公开情况", ("受理渠道保持畅通，所有申请均在法定期限内办理。",)),
            Section("四、收费及减免情况", ("检索、复制和邮寄费用按规定标准执行。",)),
            Section("五、行政复议和行政诉讼情况", ("有关情况见统计表。",)),
            Section(
                "六、存在的主要问题和改进措施",
                ("公开内容的深度还不够，人员力量较为薄弱。下一步将加强业务培训，充实公开目录。",),
            ),
        )
