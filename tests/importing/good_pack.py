"""A small pack without a fault."""

from collections.abc import Callable
from pathlib import Path

EVENT = """\
id = "tiny-2025"
timezone = "Asia/Shanghai"
starts = 2025-12-06
ends = 2025-12-07
languages = ["zh", "en"]
fallback = ["en", "zh"]
illustrative = true
prefix = "TY"

[name]
zh = "小会"
en = "Tiny conference"

[short_name]
en = "Tiny"

[look]
deep = "#00424F"
hot = "#FF8164"
han = "sc"
logo = "logo.svg"

[hero]
glyph = "M 0 0 L 10 0 L 10 10 Z"
way = [700, 53, -80]

[printing]
badge = "once"
size = "86x54"

[[category]]
id = "talent"
colour = "#FF8164"
seal = "才"
[category.name]
en = "Talent"

[[category]]
id = "vip"
[category.name]
en = "VIP"

[[room]]
id = "hall"
code = "A"
capacity = 600
[room.name]
en = "Main Hall"
[room.where]
en = "Level 1"

[[track]]
id = "sea"
seal = "海"
[track.name]
en = "Deep sea"

[[list]]
id = "main"
[list.name]
en = "Main entrance"

[[list]]
id = "opening"
session = "s1"
categories = ["talent", "vip"]
capacity = 600
from = 2025-12-06T08:00:00
until = "2025-12-06 18:00"
reentry = true
[list.name]
en = "Opening"
[[list.question]]
id = "diet"
required = false
options = [{en = "Any"}, {en = "Vegetarian"}]
[list.question.text]
en = "What do you eat?"
"""

REGISTRANTS = """\
code,secret,name,name_latin,category,language,status,valid_from,valid_until,sectors,seat
TY-2222-2,SECRETONE,张玉慧,Zhang Yuhui,talent,zh,confirmed,,,sea; seed,A1
,,Weiß,,vip,de,unpaid,2025-12-06 09:00,2025-12-06,,
"""

AGENDA = """\
id,start,end,room,track,kind,title_zh,title_en,speakers,languages,interpretation,capacity,lists
s1,2025-12-06 09:00,2025-12-06 09:40,hall,sea,ceremony,开幕,Opening,p1,zh,en,600,opening
s2,2025-12-06T10:00+08:00,2025-12-06T11:00+08:00,hall,,,,"Talk, with a comma",p1;p2,,,,
"""

SPEAKERS = """\
id,name,name_latin,role_en,photo
p1,王伟,Wang Wei,Professor,photos/p1.png
p2,Claire Dubreuil-Fontaine,,Director,
"""

OPPORTUNITIES = """\
id,kind,title_en,organisation,sectors,places,tables
o1,post,Breeder,Seed Lab,seed,3,T1;T2
"""

GOOD = {
    "event.toml": EVENT.encode(),
    "registrants.csv": REGISTRANTS.encode(),
    "agenda.csv": AGENDA.encode(),
    "speakers.csv": SPEAKERS.encode(),
    "opportunities.csv": OPPORTUNITIES.encode(),
    "logo.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "photos/p1.png": b"\x89PNG",
    "badges/talent.json": b'{"size": "86x54"}',
}

Files = dict[str, bytes]
Write = Callable[[Files], Path]
"""Writes files, gives where they are."""

Spoil = Callable[[str, str, str], Path]
"""Replaces the first text by the second in the file of that name, gives where the pack is."""

Faults = Callable[[Path], list[str]]
"""Gives what is wrong with the pack at a path, as its technician reads it."""
