"""The consolidated form as a workbook: on one page in width, no label cut off, and the sums live."""

from pathlib import Path

from openpyxl import load_workbook

from pipeline.aggregate.form_xlsx import write_xlsx
from pipeline.aggregate.sums import consolidate
from tests.aggregate.test_sums import COUNTY, FORMS, RECEIVED, filing, summed

LONG = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"


def test_the_form_prints_on_one_page_and_shows_its_labels_whole(tmp_path: Path) -> None:
    members = summed(filing(requests__received__total=3), filing(requests__received__total=4))
    form = consolidate(COUNTY, 2023, members, FORMS)
    assert form.values[RECEIVED] == 7
    write_xlsx(tmp_path / "form.xlsx", form, FORMS)
    sheet = load_workbook(tmp_path / "form.xlsx")["汇总"]
    assert sheet["A1"].value == "示例县人民政府2023年政府信息公开工作年度报告汇总表（2份报告）"
    properties = sheet.sheet_properties.pageSetUpPr
    assert properties is not None
    assert properties.fitToPage
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    room = sheet.column_dimensions[cells[LONG].column_letter].width
    assert sheet.row_dimensions[cells[LONG].row].height >= 15 * 2 * len(LONG) / room
    received = cells["一、本年新收政府信息公开申请数量"].row
    assert str(sheet.cell(received, 10).value).startswith("=SUM('001:002'!")
