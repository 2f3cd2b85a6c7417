import Collaboration
import Networks
import Rankings

extension ChineseWords {
  func besideTable(country: String) -> String { "\(country)与对照国家（地区）" }
  func intervalIn(_ window: String) -> String { "\(window)95%稳定区间" }
  func defaultOf(country: String) -> String { "\(country)，默认设定" }
  func share(of country: String) -> String { "占比，\(country)" }
  func rank(of country: String) -> String { "位次，\(country)" }
  func median(of country: String) -> String { "中位数，\(country)" }
  func effect(on country: String) -> String { "影响，\(country)" }
  func partnersBesideTable(country: String, window: String) -> String {
    "\(country)前20位合作伙伴在对照国家（地区）合作中的地位，\(window)"
  }
  var multiverseBesideTable: String { "同样的测度设定用于对照国家（地区）" }
  func multiverseBesideHeads(_ window: String) -> [String] {
    ["上升", "不变", "下降", "并列或无位次", "\(window)位次中位数", "中间一半"]
  }

  var ledHead: String { "主导占比" }
  var ledNote: String {
    "通讯作者所在国（未注明通讯作者时为第一作者所在国）为论文的主导国。一篇论文可有多个主导国，也可由双方以外的国家（地区）主导。"
  }
  func leadershipTable(country: String, window: String) -> String {
    "\(window)\(country)的合著论文由谁主导"
  }
  func led(by country: String) -> String { "\(country)主导" }
  var ledByPartner: String { "伙伴主导" }
  var leadershipUnknown: String { "合著论文由谁主导须由含作者信息的论文数据得到，本数据来源没有。" }

  func growthSentence(
    country: String, before: String, after: String, world: String, partners: String, share: String
  ) -> String {
    "\(country)的连线权重由\(before)变为\(after)。变化中，全球合作总量增长占\(world)，其伙伴在全球中份额的变化占\(partners)，"
      + "其在伙伴合作中份额的变化占\(share)。"
  }
  var growthTable: String { "连线权重变化的来源" }
  func growthHeads(first: String, last: String) -> [String] {
    [first, last, "变化", "全球增长", "伙伴的份额", "在伙伴中的份额"]
  }

  var mixTable: String { "学科构成不变时的位次" }
  func mixHead(_ window: String) -> String { "\(window)（按前一窗口的学科构成）" }
  var mixNote: String {
    "两个窗口均为各学科按整数计数之和；最后一列中，后一窗口每个学科在连线权重中的比例与前一窗口相同。没有学科信息的论文不计入，因此这些位次可能与总体位次不同。"
  }

  func sizesTable(country: String) -> String { "\(country)的合作，按论文的国家（地区）数" }
  var sizeHead: String { "国家（地区）数" }
  func tiesIn(_ window: String) -> String { "合作占比 \(window)" }
  var sizesNote: String { "按全计数，多国合著的一篇论文使每个国家（地区）与其他各方都有连线，少量论文可占合作的很大部分。" }
  var sizesUnknown: String { "双边合作的比例须由论文数据或按国家数分层的国家对计数得到，本数据来源没有。" }
  var largeTable: String { "计入与不计入超大规模合著论文的位次" }
  func largeHeads(window: String) -> [String] { ["\(window)计入", "\(window)不计入"] }

  var groupRanksTable: String { "集团作为一个整体的位次" }
  func groupRanksNote(hasBounds: Bool) -> String {
    "每一行为单独的一次排名：该集团的成员合为一个国家（地区），其内部的合作不算国际合作；成员只在其加入期间计入。"
      + (hasBounds ? "国家对计数只能给出合并后合著论文数的上下界：两个位次分别为上下界所得。" : "")
  }
  var groupRanksUnknown: String {
    "集团作为整体的位次须由可合并国别的数据来源得到，且地域口径中不含集团；本报告只列出其合作。"
  }

  /// A percentage as Chinese texts write it: without a space.
  func percentage(_ text: String) -> String { text.replacing("\u{00A0}%", with: "%") }

  func level(_ level: String, ofAxis axis: String) -> String {
    switch axis {
    case "counting":
      switch CountingMethod(rawValue: level) {
      case .full: return "全计数"
      case .fractional: return "分数计数"
      case .paper: return "按论文计数"
      case .authorShare: return "作者份额"
      case .bilateralScore: return "双边得分"
      case nil: return level
      }
    case "territories": return territory(level)
    case "nodes":
      switch NodeSet(level) {
      case .all: return "全部"
      case .linked: return "有合作者"
      case .top(let count): return "前\(count)个"
      case .works(let bound): return "不少于\(bound)篇"
      case nil: return level
      }
    case "weights":
      switch LinkWeight(rawValue: level) {
      case .raw: return "原始次数"
      case .sqrt: return "平方根"
      case .log: return "对数"
      case .binary: return "二值"
      case .partner: return "伙伴占比"
      case let other?: return weight(other)
      case nil: return level
      }
    case "mass":
      switch level {
      case "works": return "国际合作论文"
      case "links": return "连线之和"
      case "outside": return "外部数据"
      default: return level
      }
    case "centrality": return centrality(level)
    case "distance":
      switch level {
      case "inverse": return "倒数"
      case "neg-log": return "负对数"
      default: return level
      }
    case "pool": return Specification.Pool(rawValue: level).map(pool) ?? level
    default: return level
    }
  }

  /// A territory policy in words, with the bound of a table that only bounds what merged codes share.
  private func territory(_ level: String) -> String {
    let (policy, bound) = TerritoryBound.split(level)
    let name =
      switch policy {
      case "as-resolved": "按识别"
      case "as-stated": "按来源"
      case "hk-mo-in-cn": "港澳并入中国"
      case "sovereign": "属地并入主权国"
      case "historical": "保留已解体国家"
      default: policy
      }
    guard let bound else { return name }
    return name + (bound == .max ? "（下界）" : "（上界）")
  }

  var windowOrYear: String { "窗口或年份" }
  var tiesOf: String { "国家（地区）" }
}
