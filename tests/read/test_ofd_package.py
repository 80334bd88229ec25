"""OFD: the parts of a package and how they are found: templates, composites, versions, several documents."""

import pytest

from pipeline.read.ofd import by_lattice as ofd
from tests.read.ofd_maker import FILLED, MM, SPACE, TABLE, grid, package, page, places, ruled, said, text


def test_templates_stand_below_and_above_a_page() -> None:
    data = package(
        "".join(FILLED),
        before='<ofd:Template TemplateID="5" ZOrder="Background"/><ofd:Template TemplateID="6" ZOrder="Foreground"/>',
        common='<ofd:TemplatePage ID="5" BaseLoc="T/5.xml"/><ofd:TemplatePage ID="6" BaseLoc="/Doc_0/T/6.xml"/>',
        parts={"Doc_0/T/5.xml": page(ruled() + text(20, 20, "上")), "Doc_0/T/6.xml": page(text(20, 80, "下"))},
    )
    assert grid(data) == TABLE
    assert said(data) == "上年份新收总计127下"


def test_composites_draw_inside_composites() -> None:
    unit = "<ofd:CompositeGraphicUnit ID='{}' Width='1' Height='1'><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>"
    held = "<ofd:CompositeObject Boundary='0 0 9 9' CTM='{} 0 0 {} 0 0' ResourceID='{}'/>"
    units = unit.format(1, held.format(0.5, 0.5, 2)) + unit.format(2, ruled() + "".join(FILLED))
    data = package(held.format(2, 2, 1), resources=f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>")
    assert grid(data) == TABLE
    assert said(data) == "年份新收总计127"


def test_the_sheet_of_a_page_begins_where_it_says() -> None:
    data = package(text(110, 220, "甲"), before="<ofd:Area><ofd:PhysicalBox>100 200 50 60</ofd:PhysicalBox></ofd:Area>")
    (only,) = ofd.read_pages(data).pages
    assert (round(only.width / MM), round(only.height / MM)) == (50, 60)
    assert places(data) == [("甲", 10, 20, 4, 0)]


@pytest.mark.parametrize(
    "spelled", ["/Doc_0/Document.xml", "./Doc_0/Document.xml", "doc_0/DOCUMENT.xml", "Doc_0\\Document.xml"]
)
def test_a_part_is_found_however_its_path_is_spelled(spelled: str) -> None:
    entry = f"<ofd:DocBody><ofd:DocRoot>{spelled}</ofd:DocRoot></ofd:DocBody>"
    assert said(package(text(10, 20, "甲"), entry=entry)) == "甲"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_part_is_found_by_a_chinese_name_whose_encoding_the_zip_does_not_tell(encoding: str) -> None:
    stored = "Doc_0/第一页.xml".encode(encoding).decode("cp437")
    document = f'<ofd:Document {SPACE}><ofd:Pages><ofd:Page ID="1" BaseLoc="第一页.xml"/></ofd:Pages></ofd:Document>'
    assert said(package(parts={"Doc_0/Document.xml": document, stored: page(text(10, 20, "甲"))})) == "甲"


def test_names_may_have_another_prefix_or_none() -> None:
    plain = SPACE.replace("xmlns:ofd", "xmlns")
    parts = {
        "OFD.xml": f"<OFD {plain}><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
        "Doc_0/Pages/1.xml": page(text(10, 20, "甲")).replace("xmlns:ofd", "xmlns").replace("ofd:", ""),
    }
    assert said(package("", parts=parts)) == "甲"


def test_the_current_version_of_a_document_is_read() -> None:
    versions = "".join(
        f'<ofd:Version ID="{n}" Index="{n}" Current="{current}" BaseLoc="Doc_0/V{n}.xml"/>'
        for n, current in ((1, "false"), (2, "true"))
    )
    entry = (
        f"<ofd:DocBody><ofd:DocRoot>Doc_0/Old.xml</ofd:DocRoot><ofd:Versions>{versions}</ofd:Versions></ofd:DocBody>"
    )
    version = f"<ofd:DocVersion {SPACE}><ofd:DocRoot>{{}}</ofd:DocRoot></ofd:DocVersion>"
    old = f'<ofd:Document {SPACE}><ofd:Pages><ofd:Page ID="1" BaseLoc="Old1.xml"/></ofd:Pages></ofd:Document>'
    parts = {
        "Doc_0/V1.xml": version.format("Old.xml"),
        "Doc_0/V2.xml": version.format("/Doc_0/Document.xml"),
        "Doc_0/Old.xml": old,
        "Doc_0/Old1.xml": page(text(10, 20, "旧")),
    }
    assert said(package(text(10, 20, "新"), entry=entry, parts=parts)) == "新"


def test_all_documents_of_a_package_are_read_and_their_pages_counted_on() -> None:
    second = f'<ofd:Document {SPACE}><ofd:Pages><ofd:Page ID="1" BaseLoc="1.xml"/></ofd:Pages></ofd:Document>'
    entry = "".join(f"<ofd:DocBody><ofd:DocRoot>Doc_{n}/Document.xml</ofd:DocRoot></ofd:DocBody>" for n in (0, 1))
    data = package(
        text(10, 20, "甲"), entry=entry, parts={"Doc_1/Document.xml": second, "Doc_1/1.xml": page(text(10, 20, "乙"))}
    )
    assert said(data) == "甲乙"
    assert [one.number for one in ofd.read_pages(data).pages] == [1, 2]
