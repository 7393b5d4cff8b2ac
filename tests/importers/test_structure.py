"""What the recogniser makes of lines: short documents that each tell one story."""

import datetime

from fzdraft.document.model import Source, walk
from fzdraft.importers.lines import Reading, to_lines
from fzdraft.importers.structure import recognise

PROSE = "2023年，某区扎实推进法治政府建设，各项工作取得新进展。现将有关情况报告如下："


def read(*lines: str) -> Source:
    return recognise(Reading(to_lines("\n".join(lines))))


def outline(source: Source) -> list[tuple[str, str, str]]:
    return [(s.id, s.found_number, s.heading.plain) for _, s in walk(source.report.sections)]


def paragraphs(source: Source) -> list[str]:
    own = [source.report.preamble, *(s.blocks for _, s in walk(source.report.sections))]
    return [block.text.plain for blocks in own for block in blocks]


def test_headings_nest_by_the_form_of_their_numbers():
    source = read(PROSE, "一、成效", "（一）学习", "1.学法", "（1）宪法", "（二）执法", "二、不足")
    assert [
        ("s1", "一、", "成效"),
        ("s1.1", "（一）", "学习"),
        ("s1.1.1", "1.", "学法"),
        ("s1.1.1.1", "（1）", "宪法"),
        ("s1.2", "（二）", "执法"),
        ("s2", "二、", "不足"),
    ] == outline(source)
    assert "standard" == source.report.numbering


def test_digits_directly_below_the_first_level_are_its_second():
    source = read(PROSE, "一、成效", "1.学习。开展学法。", "2.执法。规范执法。")
    assert "two_level" == source.report.numbering
    assert ["s1", "s1.1", "s1.2"] == [own_id for own_id, _, _ in outline(source)]


def test_a_run_in_heading_ends_at_its_full_stop():
    section = (
        read(PROSE, "一、成效", "（一）学习。开展学法3次。效果好。").report.sections[0].sections[0]
    )
    assert ("学习", True) == (section.heading.plain, section.run_in)
    assert ["开展学法3次。效果好。"] == [block.text.plain for block in section.blocks]


def test_a_full_stop_inside_quotes_does_not_end_a_heading():
    source = read(PROSE, "一、成效", "（一）落实“谁执法（谁普法。）”责任。全面落实。")
    assert "落实“谁执法（谁普法。）”责任" == source.report.sections[0].sections[0].heading.plain


def test_a_heading_alone_on_its_line_loses_its_full_stop():
    section = read(PROSE, "一、成效。", "全年开展学法。").report.sections[0]
    assert ("成效", False) == (section.heading.plain, section.run_in)


def test_a_run_in_heading_without_full_stop_is_known_from_elsewhere():
    source = read(
        PROSE,
        "一、成效",
        "（一）深化普法宣传教育。办活动3场。",
        "二、计划",
        "（一）深化普法宣传教育继续办好活动，发放资料。覆盖各村。",
    )
    assert "深化普法宣传教育" == source.report.sections[1].sections[0].heading.plain
    assert ["heading_unclear"] == [
        warning.code for warning in source.warnings if "标题" not in warning.message
    ]


def test_where_a_heading_ends_is_not_guessed():
    rest = (
        "健全体系推进水资源配置工程和水系连通工程建设，提前完成病险水库除险加固，全面完成供水任务"
    )
    section = read(PROSE, "一、成效", f"（一）{rest}。成效明显。").report.sections[0].sections[0]
    assert ("", f"{rest}。成效明显。") == (section.heading.plain, section.blocks[0].text.plain)


def test_enumerations_in_words_are_body_text():
    source = read(PROSE, "一、不足", "一是意识不强。", "二是力量不足。")
    assert [("s1", "一、", "不足")] == outline(source)
    assert ["一是意识不强。", "二是力量不足。"] == paragraphs(source)[1:]


def test_a_title_in_two_lines_is_joined():
    assert (
        "某区司法局2023年法治政府建设年度报告"
        == read("某区司法局2023年法治", "政府建设年度报告", PROSE).report.title.plain
    )


def test_a_title_printed_twice_is_one():
    title = "某区2023年法治政府建设年度报告"
    assert title == read(title, "索引号：1/2", title, PROSE).report.title.plain
    assert title == read(title, title, PROSE).report.title.plain


def test_an_absent_title_stays_unknown():
    source = read(PROSE, "一、成效")
    assert ("", ["title_missing"]) == (
        source.report.title.plain,
        [warning.code for warning in source.warnings],
    )


def test_the_issuer_above_the_matter_belongs_to_the_title():
    report = read("某区人民政府", "关于2023年度法治政府建设情况的报告", "市政府：", PROSE).report
    assert "某区人民政府关于2023年度法治政府建设情况的报告" == report.title.plain
    assert (("某区人民政府",), ("市政府",)) == (report.elements.issuers, report.elements.recipients)


def test_a_red_head_gives_its_elements():
    elements = read(
        "000012", "机密★1年", "特急", "某区人民政府文件", "某政发〔2024〕3号　　　签发人：张三",
        "某区人民政府关于2023年度法治政府建设情况的报告", "市委、市政府：", PROSE,
    ).report.elements  # fmt: skip
    assert ("000012", "机密★1年", "特急") == (
        elements.copy_number,
        elements.secrecy,
        elements.urgency,
    )
    assert ("某政发〔2024〕3号", ("张三",)) == (str(elements.doc_number), elements.signatories)
    assert (("某区人民政府",), ("市委、市政府",)) == (elements.issuers, elements.recipients)


def test_padded_labels_pipes_and_values_on_the_next_line_are_metadata():
    source = read(
        "索 引 号：123/2024-1", "| [ 发布机构 ] | 某区司法局 | [ 文 号 ] |  |",
        "发布日期：", "2024-01-02",
        "浏览次数: 667 字体:【大 中 小】", "某区2023年法治政府建设年度报告", PROSE,
    )  # fmt: skip
    assert {
        "索引号": "123/2024-1", "发布机构": "某区司法局", "文号": "", "发布日期": "2024-01-02",
        "浏览次数": "667",
    } == source.metadata  # fmt: skip
    assert source.report.elements.doc_number is None


def test_a_blank_or_absent_number_is_none():
    assert read("文号：无", "某区2023年工作报告", PROSE).report.elements.doc_number is None
    found = read("文号：某政发[2024]007号", "某区2023年工作报告", PROSE).report.elements.doc_number
    assert "某政发〔2024〕7号" == str(found)


def test_the_sign_off_is_read_from_the_end():
    elements = read(
        PROSE, "一、成效", "全年开展学法。", "中共某区委员会　某区人民政府", "二〇二四年一月五日",
        "（此件公开发布）", "抄送：市司法局，市人大常委会办公室。",
        "某区人民政府办公室　2024年1月6日印发",
    ).report.elements  # fmt: skip
    assert ("中共某区委员会", "某区人民政府") == elements.signatures
    assert (datetime.date(2024, 1, 5), "此件公开发布") == (elements.date, elements.note)
    assert ("市司法局", "市人大常委会办公室") == elements.copies_to
    assert ("某区人民政府办公室", datetime.date(2024, 1, 6)) == (
        elements.printer,
        elements.print_date,
    )


def test_a_cover_letter_carries_the_report():
    source = read(
        "某政字〔2024〕5号", "某区人民政府", "关于报送2023年法治政府建设情况的报告", "市政府：",
        "现将我区2023年法治政府建设情况随文报来，请审阅。", "某区人民政府", "2024年2月1日",
        "某区2023年法治政府建设情况报告", PROSE, "一、成效", "全年开展学法。",
    )  # fmt: skip
    letter = source.letter
    assert letter is not None
    assert ("某政字〔2024〕5号", ("市政府",)) == (
        str(letter.elements.doc_number),
        letter.elements.recipients,
    )
    assert "某区2023年法治政府建设情况报告" == source.report.title.plain
    assert ["lp1", "p1", "p2"] == [
        block.id
        for node in (letter.preamble, source.report.preamble, source.report.sections[0].blocks)
        for block in node
    ]
    assert source.report.elements.doc_number is None


def test_attachments_are_named_and_read():
    attachments = read(
        PROSE, "一、成效", "全年开展学法。", "附件：1.任务分解表", "2.名单",
        "某区人民政府", "2024年1月5日",
        "附件1", "任务分解表", "学法任务由司法局承担。", "附件2", "名单", "名单另发。",
    ).report.attachments  # fmt: skip
    assert [("a1", "任务分解表"), ("a2", "名单")] == [(a.id, a.name.plain) for a in attachments]
    assert ["学法任务由司法局承担。"] == [block.text.plain for block in attachments[0].blocks]


def test_a_number_out_of_row_is_remarked():
    source = read("某区2023年工作报告", PROSE, "一、成效", "三、不足")
    assert ["number_jump"] == [warning.code for warning in source.warnings]


def test_what_stands_below_the_title_is_kept():
    source = read("某区2023年法治政府建设年度报告", "区长　张三", PROSE)
    assert ["区长　张三", PROSE] == paragraphs(source)


def test_a_span_of_years_is_no_report_year():
    assert (
        read("某区法治政府建设规划（2021-2025年）", "各镇人民政府：", "现印发给你们。").year is None
    )


def test_a_number_in_brackets_below_the_title_is_read():
    elements = read("某区2023年工作报告", "（某政发〔2024〕8号）", PROSE).report.elements
    assert "某政发〔2024〕8号" == str(elements.doc_number)


def test_a_stray_line_above_a_whole_title_is_left_out():
    source = read("某地要闻", "2023年某区法治政府建设年度报告", PROSE)
    assert ("2023年某区法治政府建设年度报告", ("某地要闻",)) == (
        source.report.title.plain,
        source.notes,
    )


def test_a_salutation_is_text_and_no_recipient():
    source = read("某区2023年政府工作报告", "各位代表：", PROSE)
    assert ((), ["各位代表：", PROSE]) == (source.report.elements.recipients, paragraphs(source))


def test_a_date_before_the_enclosed_paper_ends_the_notice():
    report = read(
        "某区人民政府关于印发《学法办法》的通知", "各镇人民政府：", "现印发给你们，请认真执行。",
        "2024年1月5日", "某区学法办法", "第一条　每月学法一次。",
    ).report  # fmt: skip
    assert ("通知", datetime.date(2024, 1, 5)) == (report.kind, report.elements.date)
    assert ["某区学法办法"] == [attachment.name.plain for attachment in report.attachments]


def test_a_publisher_above_a_whole_title_is_no_part_of_it():
    title = "某区司法局2023年法治政府建设年度报告"
    assert title == read("有效", "某区司法局", title, PROSE).report.title.plain


def test_labels_and_values_line_by_line_are_metadata():
    source = read(
        "索引号", "11/2024-1", "", "发布日期：", "", "2024-01-02", "", "文 号", "", "无", "",
        "某区2023年法治政府建设年度报告", PROSE,
    )  # fmt: skip
    assert {"索引号": "11/2024-1", "发布日期": "2024-01-02", "文号": "无"} == source.metadata
    assert source.report.elements.doc_number is None


def test_a_letter_may_carry_a_report_without_title():
    source = read(
        "市政府：", "现将我区2023年法治政府建设情况报送你们，请审阅。", "某区人民政府",
        "2024年2月1日", PROSE, "一、成效", "全年开展学法。",
    )  # fmt: skip
    assert source.letter is not None
    assert ("", 2023) == (source.report.title.plain, source.year)


def test_whom_to_ask_is_a_note():
    elements = read(
        PROSE, "一、成效", "某区人民政府", "2024年2月1日", "联系人：张三，电话：123"
    ).report
    assert "联系人：张三，电话：123" == elements.elements.note


def test_names_sign_without_a_date_but_other_last_words_do_not():
    body = (PROSE, "一、成效", "全年开展学法。")
    assert ("某区司法局",) == read(*body, "某区司法局").report.elements.signatures
    assert () == read(*body, "全力打造法治示范镇").report.elements.signatures


def test_a_remark_says_where_it_belongs():
    found = read(
        "某区2023年法治政府建设情况报告",
        "一、成效",
        "（一）学习。学了三次。",
        "（三）执法。办了三件。",
        "二、不足",
        "（一推进不够。还有差距。",
    )
    assert [
        ("number_jump", (0, 1), "heading"),
        ("number_slip", (1, 0), "heading"),
    ] == [(remark.code, remark.path, remark.part) for remark in found.warnings]


def test_numbered_paragraphs_throughout_are_remarked_once():
    text = (
        "对于落实有力的甲地、乙地、丙地等地方，在安排下一年度资金的时候给予倾斜，并且优先考虑试点。"
    )
    numbered = [f"{number}、{text}另行通知。" for number in "一二三四五六"]
    remarks = [remark for remark in read(PROSE, *numbered).warnings if "heading" in remark.code]
    assert [((0,), "paragraph", 0)] == [(r.path, r.part, r.paragraph) for r in remarks]


def test_numbered_sentences_with_nothing_below_them_are_the_paragraphs_of_a_list():
    source = read(
        PROSE, "一、计划", "1.制定学校法治工作“十五五”规划。", "2.完善合同管理系统，九月上线。",
        "特此报告。",
    )  # fmt: skip
    first, second = source.report.sections[0].sections
    assert ("1.", "", True) == (first.found_number, first.heading.plain, first.run_in)
    assert ["制定学校法治工作“十五五”规划。"] == [block.text.plain for block in first.blocks]
    assert ["完善合同管理系统，九月上线。", "特此报告。"] == [b.text.plain for b in second.blocks]


def test_short_numbered_sentences_stay_headings():
    source = read(PROSE, "一、计划", "1.加强学习。", "2.规范执法。")
    assert ["加强学习", "规范执法"] == [s.heading.plain for s in source.report.sections[0].sections]


def test_a_person_and_a_month_end_a_report_about_ones_duties():
    report = read(
        "某镇党委书记2023年度述法报告", PROSE, "特此报告。", "某镇党委书记 王某", "2024年1月"
    )
    assert ("某镇党委书记 王某",) == report.report.elements.signatures
    assert ([PROSE, "特此报告。"], ("2024年1月",)) == (paragraphs(report), report.notes)


def test_the_caption_of_a_photograph_and_what_leads_elsewhere_are_left_out():
    source = read(
        "工作报告。 某日报记者 李某 摄", "某区2023年工作报告", PROSE,
        "一、成效", "邀请记者采访。", "相关报道：",
    )  # fmt: skip
    assert ("某区2023年工作报告", [PROSE, "邀请记者采访。"]) == (
        source.report.title.plain,
        paragraphs(source),
    )


def test_a_report_without_title_is_about_the_year_before_its_date():
    said = ("一、主要工作", "规范行政执法。", "某镇人民政府")
    assert 2022 == read(*said, "2023年2月1日").year
    assert 2023 == read(*said, "2023年12月20日").year


def test_a_unit_below_the_title_and_its_date_is_the_issuer():
    report = read("某县2023年工作报告", "（2024年2月5日）", "某县人民政府", "县委：", PROSE).report
    assert (("某县人民政府",), [PROSE]) == (
        report.elements.issuers,
        [block.text.plain for block in report.preamble],
    )


def test_numbered_items_in_one_line_are_told_apart():
    source = read(
        PROSE,
        "一、计划",
        "（一）继续深化改革；（二）探索法律服务，详见（一）；（三）争创示范村。",
        "二、其他",
        "1.强化理论武装。学习9次。2.压实责任。开会2次。3.5万份材料已发放。",
    )
    plan, other = source.report.sections
    assert ["（一）", "（二）", "（三）"] == [one.found_number for one in plan.sections]
    assert ["强化理论武装", "压实责任"] == [one.heading.plain for one in other.sections]
    assert "开会2次。3.5万份材料已发放。" == other.sections[1].blocks[0].text.plain


def test_a_sentence_that_counts_is_no_heading():
    source = read(PROSE, "一、成效", "1.承接事项112项，占比50%。", "2.受理案件5件。占比三成。")
    assert ["", ""] == [one.heading.plain for one in source.report.sections[0].sections]


def test_parts_stand_above_all_other_headings():
    source = read(
        PROSE, "第一部分 主要工作", "一、健全制度。出台办法。", "第二部分 存在问题", "力量不足。"
    )
    assert [
        ("s1", "第一部分", "主要工作"),
        ("s1.1", "一、", "健全制度"),
        ("s2", "第二部分", "存在问题"),
    ] == outline(source)


def test_one_part_alone_or_out_of_row_is_text():
    assert [("s1", "一、", "成效")] == outline(
        read(PROSE, "第三部分 主要工作", "一、成效", "学法。")
    )


def test_items_of_a_list_are_read_alike():
    found = read(
        PROSE, "一、不足", "1、专业人才匮乏，全镇仅2人有资格。", "2、形式单一；", "3、意识不强。"
    ).report.sections[0].sections  # fmt: skip
    assert [("", True)] * 3 == [(one.heading.plain, one.run_in) for one in found]
