"""What Word and LibreOffice put on the clipboard for the same kind of page, shortened by hand."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:14.0pt; font-family:"Times New Roman";} --></style>
<script>window.pastedScript = 1;</script></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b><span lang=VI>Quán triệt</span></b><span lang=VI> đầy đủ các chỉ thị
của <i>Trung ương</i>, đúng thời hạn<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Việc
thứ nhất<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Một
ý<o:p></o:p></p>
<p class=MsoNormal>Giữ <ins cite="mailto:An" datetime="2025-01-02T08:00"><span class=msoIns>chữ thêm</span></ins><del
cite="mailto:An" datetime="2025-01-02T08:00"><span class=msoDel>chữ xoá</span></del> trang
<!--[if supportFields]><span style='mso-element:field-begin'></span> PAGE <span style='mso-element:field-separator'></span><![endif]-->12<!--[if supportFields]><span
style='mso-element:field-end'></span><![endif]--><span class=MsoCommentReference><span style='font-size:8.0pt'><a
class=msocomanchor href="#_msocom_1" name="_msoanchor_1">[NA1]</a></span></span> hết<span style='display:none;mso-hide:all'>ẩn</span></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Tháng</p></td><td><p class=MsoNormal>Nội dung</p></td></tr>
<tr><td><p class=MsoNormal>3</p></td><td><p class=MsoNormal>Công tác</p><p class=MsoNormal>cán bộ</p></td></tr></table>
<!--EndFragment-->
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Theo Quy chế làm việc.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Xem lại chỗ này</p></div></div>
</body></html>"""

WORD_LINES = [
    "**Quán triệt** đầy đủ các chỉ thị của **Trung ương**, đúng thời hạn[^1].",
    "1. Việc thứ nhất",
    "- Một ý",
    "Giữ chữ thêm trang 12 hết",
    "Tháng | Nội dung",
    "3 | Công tác cán bộ",
]

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">p { margin-bottom: 0.25cm; line-height: 115% } a.sdfootnoteanc { font-size: 57% }</style></head>
<body lang="vi-VN" dir="ltr"><h2 class="western">Yêu cầu</h2>
<p style="line-height: 100%"><font face="Times New Roman, serif"><font size="4"><b>Quán triệt</b> đầy đủ,
<i>kịp thời</i><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</font></font></p>
<ol><li><p>Việc thứ nhất</p></li><li><p>Việc thứ hai</p><ol type="a"><li><p>ý nhỏ</p></li></ol></li></ol>
<ul><li><p>Một ý</p></li></ul>
<p>Giữ <ins cite="" datetime="2025-01-02T08:00"><span>chữ thêm</span></ins><del>chữ xoá</del>
trang <sdfield type="page" subtype="random" format="page">12</sdfield><br/>dòng sau</p>
<table width="100%"><col width="50%"/><tr valign="top"><td><p>Tháng</p></td><td><p>Nội dung</p></td></tr></table>
<script type="text/javascript">window.pastedScript = 1;</script>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>Theo <b>Quy chế</b> làm việc.</p></div></body></html>"""

LIBREOFFICE_LINES = [
    "Yêu cầu",
    "**Quán triệt** đầy đủ, **kịp thời**[^1].",
    "1. Việc thứ nhất",
    "2. Việc thứ hai",
    "a) ý nhỏ",
    "- Một ý",
    "Giữ chữ thêm trang 12",
    "dòng sau",
    "Tháng | Nội dung",
]

# Raised by a tag, by Word's style and by Word's place on the line; references whose notes stay away.
RAISED = """<p>Trồng 10<sup>6</sup> cây trên 5 km<sup><span lang=VI>2</span></sup>, giảm 10<sup>\u22123</sup> tấn CO<sub>2</sub>.</p>
<p><b>Diện tích 30 m<span style='vertical-align:super'>2</span></b> ở 20<sup>o</sup>C, lần 4<sup>th</sup>, x<sup>2n</sup>.</p>
<p>Kho 7 m<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>3</span>, H<span
style='position:relative;top:3.0pt;mso-text-raise:-3.0pt'>2</span>O, ngày <span
style='position:relative;top:-1.0pt;mso-text-raise:1.0pt'>12</span> tháng 3.</p>
<p>Đúng hạn<sup><a href="#_ftn4">[4]</a></sup> và đủ<sup><a href="#cite-5">[5]</a></sup>.</p>"""

RAISED_LINES = [
    "Trồng 10⁶ cây trên 5 km², giảm 10⁻³ tấn CO₂.",
    "**Diện tích 30 m²** ở 20°C, lần 4th, x²ⁿ.",
    "Kho 7 m³, H₂O, ngày 12 tháng 3.",
    "Đúng hạn[4] và đủ[5].",
]

# Marks that no one sees, in the words and in a label.
HIDDEN = """<p>Cách\u00admềm \ufeffNghị\u200b quyết\u2060, <b>tr\u00adọn</b>\u200b vẹn\ufeff.</p>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.\u200b&nbsp; </span>Việc một</p>"""

HIDDEN_LINES = ["Cáchmềm Nghị quyết, **trọn** vẹn.", "1. Việc một"]

# Merged cells: down, across, both, and over the whole width.
MERGED = """<table><thead><tr><td rowspan=2>Tháng</td><td colspan=2>Nội dung</td><td rowspan=2>Ghi chú</td></tr>
<tr><td>Báo cáo</td><td>Cơ quan</td></tr></thead>
<tbody><tr><td rowspan=3>3</td><td>Quý I</td><td rowspan=2>BTC</td><td>gấp</td></tr>
<tr><td>Thu chi</td><td></td></tr><tr><td></td><td></td></tr>
<tr><td colspan=4>II. CUỐI NĂM</td></tr>
<tr><td rowspan=2 colspan=2>Cả năm</td><td>VP</td><td>a</td></tr><tr><td>UBKT</td><td rowspan=9>b</td></tr></tbody></table>
<p>Hết</p>"""

MERGED_LINES = [
    "Tháng | Nội dung | | Ghi chú",
    "Tháng | Báo cáo | Cơ quan | Ghi chú",
    "3 | Quý I | BTC | gấp",
    "3 | Thu chi | BTC |",
    "II. CUỐI NĂM",
    "Cả năm | | VP | a",
    "Cả năm | | UBKT | b",
    "Hết",
]

# Cells of several paragraphs, however a program parts them.
PARTED = """<table><tr><td><p>một</p><p>hai</p></td><td>ba<br>bốn<div>năm</div>sáu</td><td><ul><li>bảy</li><li>tám</li></ul>chín</td></tr>
<tr><td><address>một</address><address>hai</address></td><td><main>ba</main>bốn<figure>năm<figcaption>sáu</figcaption></figure></td>
<td><span style='display:block'>bảy</span><span style='display: block'>tám</span><table><tr><td>chín</td><td>mười</td></tr></table></td></tr></table>"""

PARTED_LINES = [
    "một hai | ba bốn năm sáu | - bảy - tám chín",
    "một hai | ba bốn năm sáu | bảy tám chín | mười",
]

# Pages whose words need more than their letters: what is pasted, and the lines it becomes.
SAID_IN_LETTERS = [
    (RAISED, RAISED_LINES),
    (HIDDEN, HIDDEN_LINES),
    (MERGED, MERGED_LINES),
    (PARTED, PARTED_LINES),
]
