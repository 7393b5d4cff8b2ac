"""Web furniture: menus, buttons, banners and links that stand around a document."""

from __future__ import annotations

import re

from fzdraft.importers.lines import Line, squeeze

_LONGEST = 160
_ANYWHERE = re.compile(
    r"[-_—=~·•.*|>»【】\[\]]+"
    r"|分享到?(微信|微博|QQ空间)?[:：]?.{0,20}"
    r"|.{0,6}扫(一扫|描二维码).{0,30}"
    r"|[【\[]?(我要)?(打印|关闭|收藏|纠错|返回|推荐)(本页|此页|页面|本文|窗口|网页|顶部|首页|列表)?"
    r"([】\]]|\||打印|关闭|收藏|返回|本页|此页|本文|窗口|顶部|列表|[【\[])*"
    r"|[•·]?[【\[(（]?(字体|字号)(大小)?[:：]?[\[【(（]?[大中小|+\-A默认]*[\]】)）]*"
    r"|[\[【(（]?[大中小+\-A][\]】)）]?|[\[【(（]?大中小[\]】)）]?|A[+-]"
    r"|(您|你)?(的|现在|所在|当前)*(的)?位置(是)?[:：].{0,80}"
    r"|(首页|网站首页)([>»›/\\→-].{0,80})?"
    r"|[【\[]?上一[篇条页].{0,80}|[【\[]?下一[篇条页].{0,80}"
    r"|(您|你)?访问的链接即将离开.*|是否继续[?？]?"
    r"|.{2,60}[.．…·]{4,}\d{1,3}"
    r"|(保护视力|视力保护)色?[:：]?.{0,10}"
    r"|相关(链接|文档|解读|阅读|新闻|附件|稿件|信息|报道|推荐|文章)[:：]?"
)
_AROUND = re.compile(
    r"无障碍.{0,20}|.{0,4}(长者|老年|关怀)(助手|模式|版|专区).{0,10}|简体\|?繁[体體].{0,20}|"
    r".{0,24}(门户网站|政府网|政务网|信息网|公众网|官网|官方网站|网上政府)(手机版|欢迎您|欢迎你)?!?"
    r"|.{0,40}(版权所有|主办单位|承办单位|主办[:：]|承办[:：]|ICP备|公网安备|网站标识码|技术支持).{0,60}"
    r"|(联系电话|地址|邮编|邮政编码|联系我们|网站地图|关于我们)[:：]?.{0,40}"
    r"|(登录|注册|搜索|繁體|简体|繁体|English|手机版|移动版|智能问答|网站支持IPv6|微信|微博|客户端)+"
    r"|•?(19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?\d{1,2}:\d\d(:\d\d)?"
    r"|[•·【\[(]*(打印|收藏|下载|全屏|加大|还原|减小|放大|缩小|恢复|转发|点赞|评论|默认|字号)+[】\])]*"
    r"|.{0,60}(记者|通讯员).{1,16}(摄|摄影|供图)"
    r"|确定|取消|确认|继续访问|放弃|全文|正文|目录|TOP"
)


def is_furniture(line: Line) -> bool:
    """Tell whether a line is furniture wherever it stands: a button, a breadcrumb, 上一篇."""
    if line.rows or len(line.text) > _LONGEST:
        return False
    return _ANYWHERE.fullmatch(squeeze(line.text)) is not None


def is_surrounding(line: Line) -> bool:
    """Tell whether a line is furniture when it stands before or behind the document."""
    if line.is_beside or is_furniture(line):
        return True
    if line.rows or len(line.text) > _LONGEST:
        return False
    return _AROUND.fullmatch(squeeze(line.text)) is not None
