"""Labels: what each number counts, in the words of its clause."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.report.extract import read_paragraph
from fzdraft.report.labels import labels
from fzdraft.report.quantities import quantities


def read(text, numbers):
    found = quantities(text, numbers.measures)
    return [(found[label.quantity], label) for label in labels(text, found, numbers.labels)]


def named(text, numbers):
    return [label.name for _, label in read(text, numbers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年共受理行政复议申请145宗,办结127宗。", ["行政复议申请·受理", "行政复议申请·办结"]),
        ("参考率、合格率均达100%。", ["参考率", "合格率"]),
        (
            "民事、刑事、行政案件分别为482件、175件、2件。",
            ["民事案件", "刑事案件", "行政案件"],
        ),
        ("接待群众120人次、花费3万元。", ["群众·接待", "花费"]),
        ("设置公开栏1块、公众号2个。", ["公开栏·设置", "公众号·设置"]),
        ("共查处2宗不正当竞争案件。", ["不正当竞争案件·查处"]),
        ("对12份规范性文件草案进行了严格审查把关。", ["规范性文件草案·审查把关"]),
        ("3次专题研究法治建设工作。", ["法治建设工作·专题研究"]),
        ("游客和花费分别增长3%、4%。", ["游客·增长", "花费·增长"]),
        ("接待游客17人次、旅游花费1亿元，分别增长3%、4%。",
         ["游客·接待", "旅游花费", "游客·增长", "旅游花费·增长"]),
        ("比率从14.7%降至13%。", ["比率", "比率·降"]),
        ("建立普法工作队3支18人。", ["普法工作队·建立"] * 2),
        ("完善“1+6+N”工作体系，建成公共法律服务站488个。", ["公共法律服务站·建成"]),
        ("12345热线受理诉求694件。", ["诉求·受理"]),
        ("启动建设服务站3个。", ["服务站·启动建设"]),
        ("立案处罚5家、责令整改8家。", ["立案处罚", "责令整改"]),
        ("开展送法进校园活动5场。", ["送法进校园活动"]),
        ("为群众讨回报酬5万元。", ["报酬·讨回"]),
        ("全县3名执法人员通过考试。", ["执法人员"]),
        ("支持20所学校建设。", ["学校建设·支持"]),
        ("企业由66户整合至12户。", ["企业", "企业·整合"]),
        ("受理申请20件，较“十三五”末增加3件。", ["申请·受理", "申请·增加"]),
        ("投诉持续下降，比上年减少6%。", ["投诉·减少"]),
        ("坚持开展集中学习，全年累计开展20次。", ["集中学习"]),
        ("引进2—3家企业。", ["企业·引进", "企业·引进"]),
        ("实施投资200万元以上的项目30个。", ["投资·实施", "项目"]),
        ("甲率、乙率、丙率分别提高2.9、3.2、5个百分点。", ["甲率·提高", "乙率·提高", "丙率·提高"]),
        ("办结1起处罚金额1万元。", ["办结", "处罚金额"]),
        ("打造“云岭名方”10个、覆盖25个社区。", ["“云岭名方”·打造", "社区·覆盖"]),
        ("3项重点任务和12项配合任务均按时序推进。", ["重点任务", "配合任务"]),
        ("参考率与合格率均达100%。", ["参考率", "合格率"]),
        ("新能源装机达5万千瓦、占比达44%。", ["新能源装机", "新能源装机·占比"]),
        ("案件增长5%、达到30件。", ["案件·增长", "案件"]),
        ("高等教育毛入学率达52%。", ["高等教育毛入学率"]),
        ("14个产业产值占全省的80%。", ["产业产值", "产业产值占全省"]),
        ("公布县发改局等16个部门84项清单。", ["部门·公布", "清单"]),
        ("主要集中在甲类案件5件、乙类案件3件。", ["甲类案件", "乙类案件"]),
        ("通过调解、和解等方式结案6件。", ["结案"]),
        ("共公开职权57类，共计114项。", ["职权·公开", "职权·公开"]),
        ("清除乱贴广告21条。", ["乱贴广告·清除"]),
        ("分领域捐助并看护老人9名。", ["老人·捐助并看护"]),
        ("市监局先后劝阻涉酒人员12人。", ["涉酒人员·劝阻"]),
        ("示范点达9个。", ["示范点"]),
        ("侵占财产案件5件。", ["侵占财产案件"]),
        ("指导80所学校完善章程。", ["学校·指导"]),
        ("责令5家企业停产整顿。", ["企业·责令停产整顿"]),
        ("责令企业整改隐患15处。", ["隐患·整改"]),
        ("会同相关部门拦截诈骗电话36次。", ["诈骗电话·拦截"]),
        ("查处企业3家，取缔关闭8人。", ["企业·查处", "取缔关闭"]),
        ("办理案件30件接待咨询50人次。", ["案件·办理", "咨询·接待"]),
        ("发现隐患35处整改30处。", ["隐患·发现", "隐患·整改"]),
        ("审查文件17件和合同11份。", ["文件·审查", "合同·审查"]),
        ("43所高校、职业院校和5所中学参加。", ["高校、职业院校", "中学"]),
        ("新增前1%学科24个。", ["前1%学科·新增"]),
        ("培育3家在省内具有影响力的平台。", ["平台·培育"]),
        ("87名校园宣讲队成员开展宣讲13场。", ["校园宣讲队成员", "宣讲"]),
        ("收入5亿元、同口径增长3%。", ["收入", "收入·增长"]),
        ("最终遴选出6家企业。", ["企业·遴选"]),
        ("全省共建立信息库9个。", ["信息库·建立"]),
        ("派出14个检查组。", ["检查组·派出"]),
        ("对204家企业逐一进行检查。", ["企业·检查"]),
    ],
)  # fmt: skip
def test_a_label_is_the_thing_and_what_was_done_to_it(text, expected, numbers):
    assert expected == named(text, numbers)


def test_numbers_in_brackets_are_parts_of_the_number_before(numbers):
    text = "办理法律援助案件525件（其中民事510件，刑事15件），接待咨询30人次。"
    assert [None, 0, 0, None] == [label.whole for _, label in read(text, numbers)]
    assert ["民事", "刑事"] == named(text, numbers)[1:3]


def test_what_follows_of_which_is_a_part_while_its_unit_lasts(numbers):
    text = "评查案卷60卷，其中处罚案卷40卷，许可案卷20卷，通报4次。"
    assert [None, 0, 0, None] == [label.whole for _, label in read(text, numbers)]


def _agreement(text, rows, numbers):
    """Count the numbers that carry the labels that a reader gave them."""
    told = {}
    for quantity, label in read(text, numbers):
        told.setdefault(quantity.start, []).append(label.name)
    wanted = [(told.get(row["start"], []), row["labels"]) for row in rows]
    good = [
        len(names) == len(accepted) and all(n in a for n, a in zip(names, accepted, strict=True))
        for names, accepted in wanted
    ]
    return sum(good), len(good)


def test_labels_of_the_samples(golden, samples, numbers):
    counts = []
    for number in range(5):
        gold = golden(f"quantities/s{number}.json")
        counts.append(_agreement(samples[gold["file"]][0], gold["quantities"], numbers))
    right, total = (sum(column) for column in zip(*counts, strict=True))
    print(f"samples: {right} of {total}")
    assert right / total >= 0.93


@pytest.mark.parametrize(("half", "least"), [("tuned on", 0.93), ("other half", 0.93)])
def test_labels_of_provincial_reports(half, least, golden, shared_dir, numbers):
    rows = golden("quantities/provincial.json")
    files = sorted({row["file"] for row in rows})[half == "other half" :: 2]
    counts = [
        _agreement(_sentence(shared_dir, row), row["quantities"], numbers)
        for row in rows
        if row["file"] in files
    ]
    right, total = (sum(column) for column in zip(*counts, strict=True))
    print(f"{half}: {right} of {total}")
    assert right / total >= least


def _sentence(shared_dir, row):
    folder = row.get("folder", "provincial_2026")
    path = shared_dir / "data" / "corpus" / folder / row["file"]
    return path.read_text("utf-8")[row["start"] : row["end"]]


def test_labels_of_sentences_of_three_corpora(golden, shared_dir, numbers):
    rows = golden("quantities/corpus.json")
    counts = [_agreement(_sentence(shared_dir, row), row["quantities"], numbers) for row in rows]
    right, total = (sum(column) for column in zip(*counts, strict=True))
    print(f"corpora: {right} of {total}")
    assert right / total >= 0.92


@given(st.text("共受理办结复议申请案件其中率分别为增长0123456789宗%人、，；。（）“”《》和等的"))
def test_every_quantity_has_a_label_and_a_whole_before_it(numbers, text):
    found = quantities(text, numbers.measures)
    told = labels(text, found, numbers.labels)
    assert set(range(len(found))) == {label.quantity for label in told}
    assert all(label.whole is None or label.whole < label.quantity for label in told)


@pytest.mark.parametrize(
    "word",
    [
        "均为",
        "现已",
        "审核把关",
        "清除并",
        "会同部门",
        "较上年",
        "其中",
        "（",
        "进行严格的",
        "甲、",
    ],
)
def test_a_text_made_of_one_word_is_read_at_once(word, numbers):
    text = f"{word * 2000}率5%，{word * 28}办结5件。"
    assert 2 == len(read(text, numbers))


@pytest.mark.timeout(10)
def test_a_row_of_verbs_between_two_numbers_is_read_at_once(numbers):
    text = f"办理5件{'建设' * 24}甲6件。"
    assert 2 == len(read(text, numbers))


def _work(text, numbers):
    """Count the calls that reading a text makes, and the characters that its findings carry."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    found = read_paragraph(text, None, numbers)
    sys.setprofile(None)
    carried = {id(text): len(text) for f in found for text in (f.sentence, f.before)}
    return calls, sum(carried.values())


@pytest.mark.parametrize(
    "word",
    [
        "5件、",
        "5件",
        "3支",
        "其中5件，",
        "合计5件，",
        "办结5件。",
        "（5件",
        "分别5件、",
        "率5%，",
        "5",
    ],
)
def test_twice_the_text_is_at_most_twice_the_work(word, numbers):
    calls, carried = _work(word * 600, numbers)
    more_calls, more_carried = _work(word * 1200, numbers)
    assert more_calls <= 2.2 * calls
    assert more_carried <= 2.2 * carried + 1200
