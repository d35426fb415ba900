"""Searches in words, each with what it must find in the sample directory."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

import pytest

from centers.models import Center, Room
from centers.suggesting import did_you_mean

# What people type, and the center that must come first.
FIRST = {
    "长风湾": "banma-suhe-changfengwan",
    "長風灣": "banma-suhe-changfengwan",
    "changfengwan": "banma-suhe-changfengwan",
    "changfeng wan": "banma-suhe-changfengwan",
    "chang feng wan": "banma-suhe-changfengwan",
    "changf": "banma-suhe-changfengwan",
    "cfw": "banma-suhe-changfengwan",
    "CFW": "banma-suhe-changfengwan",
    "ＣＦＷ": "banma-suhe-changfengwan",
    "长风wan": "banma-suhe-changfengwan",
    "Changfeng Bay": "banma-suhe-changfengwan",
    "changfeng bay center": "banma-suhe-changfengwan",
    "党群 长风": "banma-suhe-changfengwan",
    "228": "changbai-228",
    "２２８": "changbai-228",
    "228街坊": "changbai-228",
    "长白 228": "changbai-228",
    "changbai228": "changbai-228",
    "Block 228": "changbai-228",
    "梅陇镇": "meilong-dangqun",
    "梅隴": "meilong-dangqun",
    "meilong": "meilong-dangqun",
    "mlzd": "meilong-dangqun",
    "星光里": "xingguangli",
    "xingguangli": "xingguangli",
    "xgl": "xingguangli",
    "neighborhood xingguangli": "xingguangli",
    "殷行": "yinhang-xiaotuanyuan",
    "yinhang": "yinhang-xiaotuanyuan",
    "yinxing": "yinhang-xiaotuanyuan",
    "小團圓": "yinhang-xiaotuanyuan",
    "xiaotuanyuan": "yinhang-xiaotuanyuan",
    "莘庄": "xinzhuang-lanxiang",
    "xinzhuang": "xinzhuang-lanxiang",
    "shenzhuang": "xinzhuang-lanxiang",
    "莘莊 揽翔": "xinzhuang-lanxiang",
    "泖港": "maogang-luwei",
    "maogang": "maogang-luwei",
    "枫泾": "fengjing-dingti",
    "楓涇": "fengjing-dingti",
    "fengjing": "fengjing-dingti",
    "廊下": "langxia-linghu",
    "langxia": "langxia-linghu",
    "堡镇": "buzhen-miejiang",
    "buzhen": "buzhen-miejiang",
    "庄行": "zhuanghang-huami",
    "zhuanghang": "zhuanghang-huami",
    "仙霞老街坊": "xianxia-laojiefang",
    "五星环": "wujiaochang-wuxinghuan",
    "Five Rings": "wujiaochang-wuxinghuan",
    "five rings community hubs": "wujiaochang-wuxinghuan",
    "Old Rice Mill": "caojiadu-mifang",
    "old mill rice": "caojiadu-mifang",
    "老米坊": "caojiadu-mifang",
    "laomifang": "caojiadu-mifang",
    "真如 书房": "zhenru-hongsha",
    "shufang zhenru": "zhenru-hongsha",
    "书店式": "quyang-banye",
    "gardeners": "pengpu-yuanding",
    "riders home": "changshou-fangche",
    # By the street, with and without its number.
    "萤火路": "xingguangli",
    "yinghuolu": "xingguangli",
    "Yinghuo Road": "xingguangli",
    "桂漪路14号": "kangjian-xiaochufang",
    "印花里1号": "caoyang-yinhua",
    "鼠标路 1000": "zhangjiang-shubiao",
    "海塘路118": "zhelin-haitang",
    # By the district or street it lies in, and by what its summary says.
    "普陀 长风": "banma-suhe-changfengwan",
    "putuo changfeng": "banma-suhe-changfengwan",
    "Putuo District Changfeng": "banma-suhe-changfengwan",
    "豫园街道": "jiuquli",
}

# What people type, and a center that must be among those found.
AMONG = {
    "越剧": "xingguangli",
    "Yue opera": "xingguangli",
    "baozhen": "buzhen-miejiang",
    "mlz": "meilong-dangqun",
    "灯": "zhelin-haitang",
    "l": "langxia-linghu",
    "堡": "buzhen-miejiang",
}

# What people type for a service, and its code.
SERVICES = {
    "理发": "haircut",
    "理髮": "haircut",
    "haircut": "haircut",
    "Haircuts": "haircut",
    "lifa": "haircut",
    "剃头": "haircut",
    "barber": "haircut",
    "食堂": "canteen",
    "shitang": "canteen",
    "午饭": "canteen",
    "ＬＵＮＣＨ": "canteen",
}

# What people type for an area, and its code.
AREAS = {
    "长宁区": "310105",
    "長寧區": "310105",
    "changningqu": "310105",
    "Changning District": "310105",
    "崇明": "310151",
    "浦东新区": "310115",
    "pudong xinqu": "310115",
    "老西门街道": "310101019",
}

# What people type for a room, and the room that must come first.
ROOMS = {
    "茶会室": "xingguangli/chahui",
    "chahuishi": "xingguangli/chahui",
    "The Tea Room": "xingguangli/chahui",
    "江景": "songyuan-zhan/jiangjing",
    "402": "tianlin-nuanchuang/402",
    "田林 402": "tianlin-nuanchuang/402",
    "meeting 星光里": "xingguangli/chahui",
    "kepler": "wujiaochang-wuxinghuan/kepler",
    "祖沖之": "wujiaochang-wuxinghuan/zuchongzhi",
    "zcz": "wujiaochang-wuxinghuan/zuchongzhi",
    "五楼舞蹈房": "tianlin-nuanchuang/wudao",
}


# What people type with a slip, which finds nothing, and what is offered first: its kind, its code.
SLIPS = {
    "长峰弯党群": ("name", "半马苏河驿站·长风湾党群服务中心"),
    "chnagfengwan": ("name", "半马苏河驿站·长风湾党群服务中心"),
    "Chang Feng Bey": ("name", "Changfeng Bay Community Center, Half-Marathon Suzhou Creek Stop"),
    "xingguangil": ("name", "星光里邻里中心"),
    "olf rice mill": ("name", "Old Rice Mill Neighborhood Center"),
    "gardneers": ("name", "Pengpu Gardeners’ House"),
    "wuxinghaun": ("name", "五星环社区综合服务中心"),
    "keplr": ("name", "Kepler"),
    "梅龙镇": ("area", "310112108"),
    "meilnog": ("area", "310112108"),
    "殷航": ("area", "310110016"),
    "泖岗": ("area", "310117109"),
    "hiarcut": ("service", "haircut"),
    "haircutt": ("service", "haircut"),
    "理法": ("service", "haircut"),
    "cantene": ("service", "canteen"),
    "食唐": ("service", "canteen"),
}


def centers_found(words: str) -> list[str]:
    found = Center.objects.published().matching(words).by_relevance(words)
    return list(found.values_list("slug", flat=True))


def rooms_found(words: str) -> list[str]:
    found = Room.objects.published().matching(words).by_relevance(words)
    return ["/".join(pair) for pair in found.values_list("center__slug", "slug")]


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "slug"), FIRST.items())
def test_words_find_the_center_that_is_meant_first(sample: None, words: str, slug: str) -> None:
    assert centers_found(words)[:1] == [slug]


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "slug"), AMONG.items())
def test_words_find_a_center_among_others(sample: None, words: str, slug: str) -> None:
    assert slug in centers_found(words)


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "room"), ROOMS.items())
def test_words_find_the_room_that_is_meant_first(sample: None, words: str, room: str) -> None:
    assert rooms_found(words)[:1] == [room]


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "service"), SERVICES.items())
def test_words_for_a_service_find_every_center_that_offers_it(
    sample: None, words: str, service: str
) -> None:
    offering = Center.objects.published().offering(service).values_list("slug", flat=True)
    assert len(offering) > 5
    assert set(offering) - set(centers_found(words)) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "area"), AREAS.items())
def test_words_for_an_area_find_every_center_and_room_in_it(
    sample: None, words: str, area: str
) -> None:
    centers = Center.objects.published().in_area(area)
    rooms = Room.objects.published().in_area(area)
    assert centers.exists()
    assert list(centers.exclude(pk__in=Center.objects.matching(words))) == []
    assert list(rooms.exclude(pk__in=Room.objects.matching(words))) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "meant"), SLIPS.items())
def test_a_slip_finds_nothing_and_offers_what_was_meant(
    sample: None, words: str, meant: tuple[str, str]
) -> None:
    assert centers_found(words) == []
    assert [(one.kind, one.code) for one in did_you_mean(words)][:1] == [meant]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["查无此地", "zzzz", "长风湾 理发", "22 街坊", "hairdo"])
def test_words_that_nothing_has_find_nothing(sample: None, words: str) -> None:
    assert centers_found(words) == []


@pytest.mark.django_db
def test_any_two_neighbors_of_a_name_and_any_one_character_find_it(sample: None) -> None:
    missed = []
    for model in (Center, Room):
        holders = defaultdict(set)
        for pk, *names in model.objects.values_list("pk", "name", "name_en"):
            for part in chain.from_iterable(map(parts_of, names)):
                holders[part].add(pk)
        for part, pks in holders.items():
            missed += [(part, pk) for pk in pks - set(pks_found(model, part))]
    assert missed == []


def parts_of(name: str) -> set[str]:
    """Each character of a name, and each two that stand side by side."""
    return {name[at : at + size] for size in (1, 2) for at in range(len(name))}


def pks_found(model: type[Center | Room], words: str) -> Iterable[int]:
    return model.objects.matching(words).values_list("pk", flat=True)
