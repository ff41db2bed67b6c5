"""The encoding of a file from somewhere else is told for certain, or not at all."""

from pathlib import Path

import pytest

from kiosk.importing.encodings import EncodingUnknownError, detected_encoding, named_encoding
from kiosk.importing.faults import BadValueError

SIMPLIFIED = "序号,姓名,单位,手机\r\n1,张玉慧,海南大学,13800138000\r\n2,欧阳梧桐,琼海研究所,13900139000\r\n"
TRADITIONAL = "序號,姓名,單位,電話\r\n1,陳嘉欣,香港科技大學,98765432\r\n2,黃偉明,海港研究院,91234567\r\n"
WESTERN = "Name;Firma\r\nJörg Weiß;Müller Söhne\r\nHélène Lefèvre;Société d’Énergie\r\nZoë Núñez;Bäckerei Grün\r\n"


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (SIMPLIFIED, "utf-8", "UTF-8"),
        (SIMPLIFIED, "utf-8-sig", "UTF-8"),
        (SIMPLIFIED, "gb18030", "GB18030"),
        (SIMPLIFIED.replace("玉", "㙍"), "gb18030", "GB18030"),
        (TRADITIONAL, "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (TRADITIONAL, "utf-8", "UTF-8"),
        (SIMPLIFIED, "utf-16", "UTF-16LE"),
        (SIMPLIFIED, "utf-16-le", "UTF-16LE"),
        (SIMPLIFIED, "utf-16-be", "UTF-16BE"),
        (WESTERN, "cp1252", "Windows-1252"),
        (WESTERN, "utf-8", "UTF-8"),
        (WESTERN, "utf-16-be", "UTF-16BE"),
        ("name,email\r\nLisa,lisa@example.org\r\n", "ascii", "UTF-8"),
        ("", "ascii", "UTF-8"),
    ],
)
def test_every_usual_encoding_is_told(text: str, codec: str, label: str, tmp_path: Path) -> None:
    found = detected_encoding(written(tmp_path / "a.csv", text.encode(codec)))
    assert found.label == label
    assert (tmp_path / "a.csv").read_bytes().decode(found.codec) == text


def test_a_byte_order_mark_of_utf_16_be_is_believed(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"))
    assert detected_encoding(path).label == "UTF-16BE"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("이름,회사\r\n김민수,서울대학교\r\n이지은,한국전자\r\n박서준,부산시청\r\n", "euc-kr"),
        ("名前,会社\r\n佐藤さくら,トヨタ自動車\r\n高橋ひろし,ソニー\r\n", "shift-jis"),
        ("名前,会社\r\n佐藤さくら,トヨタ自動車\r\n高橋ひろし,ソニー\r\n", "euc-jp"),
        ("Имя,Фирма\r\nИван Петров,Газпром\r\nМария Иванова,Аэрофлот\r\n", "cp1251"),
        ("Name\r\nŁukasz Święch\r\nGrażyna Wałęsa\r\nMałgorzata Żółć\r\n", "cp1250"),
    ],
)
def test_what_none_of_them_explains_is_refused_rather_than_garbled(text: str, codec: str, tmp_path: Path) -> None:
    with pytest.raises(EncodingUnknownError):
        detected_encoding(written(tmp_path / "a.csv", text.encode(codec)))


def test_a_short_name_in_gb18030_that_is_utf_8_by_accident_is_asked_about(tmp_path: Path) -> None:
    data = "id,name\r\n1,薛颖\r\n".encode("gb18030")
    assert data.decode("utf-8")
    with pytest.raises(EncodingUnknownError):
        detected_encoding(written(tmp_path / "a.csv", data))


def test_one_broken_byte_does_not_make_utf_8_something_else(tmp_path: Path) -> None:
    data = (SIMPLIFIED * 20).encode() + b"3,\xe5\xbc,x,1\r\n"
    assert detected_encoding(written(tmp_path / "a.csv", data)).label == "UTF-8"


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "de_DE", "fr_FR"])
@pytest.mark.parametrize("codec", ["gb18030", "big5", "cp1252", "utf-16-le"])
def test_real_lists_of_names_are_never_taken_for_something_else(
    language: str, codec: str, repository: Path, tmp_path: Path
) -> None:
    file = repository.parent / "shared" / "data" / "names" / f"faker_{language}.txt"
    if not file.is_file():
        pytest.skip("the lists of names are not on this machine")
    names = file.read_text("utf-8").splitlines()
    for start in range(0, 400, 40):
        text = "".join(f"{name},x\r\n" for name in names[start : start + 40])
        try:
            data = text.encode(codec)
        except UnicodeEncodeError:
            continue
        try:
            found = detected_encoding(written(tmp_path / "a.csv", data))
        except EncodingUnknownError:
            continue
        assert data.decode(found.codec) == text


def test_an_encoding_that_somebody_names_is_taken_at_their_word() -> None:
    assert named_encoding("big5").codec == "big5"
    assert b"\xef\xbb\xbfa".decode(named_encoding("utf-8").codec) == "a"


@pytest.mark.parametrize("name", ["klingon", "base64", "a\0b"])
def test_what_is_no_encoding_of_text_is_said(name: str) -> None:
    with pytest.raises(BadValueError):
        named_encoding(name)
