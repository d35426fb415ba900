"""The codes that cells of the workbook choose from, each with the Chinese words for it."""

#: What people write instead of times where a place stays closed.
CLOSED = "关闭 闭馆 不开放"
DATUM = {
    "wgs84": "WGS-84 wgs-84",
    "gcj02": "GCJ-02 gcj-02 火星坐标 高德 腾讯",
    "bd09": "BD-09 bd-09 百度",
}
CENTER_STATUS = {
    "draft": "草稿",
    "published": "已发布 发布",
    "closed": f"暂停开放 临时关闭 暂停 {CLOSED}",
    "retired": "已撤销 撤销",
}
ROOM_STATUS = {"draft": "草稿", "published": "已发布 发布", "retired": "已撤销 撤销"}
DAY_POLICY = {
    "normal": "正常 正常开放 照常",
    "closed": CLOSED,
    "special": "另行安排 特别安排",
}
ROOM_KIND = {
    "meeting": "会议室",
    "classroom": "教室",
    "hall": "礼堂 大厅",
    "multipurpose": "多功能厅 多功能室",
    "study": "自习室",
    "theatre": "剧场 小剧场",
    "sports": "运动室 健身房",
    "other": "其他 其它",
}
LAYOUT = {
    "rows": "剧院式 排座",
    "classroom": "课桌式 教室式",
    "boardroom": "会议式 围坐",
    "u_shape": "U形 U型",
    "standing": "站立",
}
FEE = {"free": "免费", "conditional": "有条件免费", "paid": "收费"}
ASK_BY = {"phone": "电话", "visit": "上门 现场", "online": "网上 线上"}
WEEKDAY = {
    1: "周一 星期一",
    2: "周二 星期二",
    3: "周三 星期三",
    4: "周四 星期四",
    5: "周五 星期五",
    6: "周六 星期六",
    7: "周日 星期日 周天 星期天",
}
