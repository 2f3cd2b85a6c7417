/// The words of a report in Simplified Chinese.
struct ChineseWords: ReportWords {
  let language = Language.simplifiedChinese

  func window(_ window: String) -> String {
    window.contains("-") ? window.replacing("-", with: "\u{2014}") + "年" : window + "年"
  }

  func ordinal(_ rank: Int, isTied: Bool) -> String { (isTied ? "并列" : "") + "第\(rank)位" }
  let noRank = "无位次"
  func path(_ ranks: [String]) -> String { ranks.joined(separator: "、") }

  func name(ofAxis axis: String) -> String {
    switch axis {
    case "counting": "计数方法"
    case "territories": "归并口径"
    case "nodes": "节点集"
    case "min-joint": "最少合著论文数"
    case "weights": "连线权重"
    case "centrality": "中心度"
    case "mass": "规模"
    case "distance": "距离换算"
    case "pool": "各年合并方式"
    case "windows": "时间窗口"
    default: axis
    }
  }

  func list(_ items: [String]) -> String { items.joined(separator: "、") }

  func title(country: String, first: String, last: String) -> String {
    "\(country)的国际科研合作中心度：从\(first)到\(last)"
  }
  func headline(
    country: String, before: String, after: String, first: String, last: String, rise: Int?
  ) -> String {
    rise == 0
      ? "\(country)在\(first)和\(last)均居\(after)"
      : "\(country)由\(before)（\(first)）\(moved(rise))\(after)（\(last)）"
  }

  func dated(_ rank: String, _ window: String) -> String { "\(rank)（\(window)）" }

  private func moved(_ rise: Int?) -> String {
    guard let rise else { return "变为" }
    return rise > 0 ? "升至" : "降至"
  }

  func publishedSentence(
    _ ranks: [(window: String, rank: String)], citations: String
  ) -> String {
    "已发表的位次：" + list(ranks.map { "\($0.window)\($0.rank)" }) + citations + "。"
  }
  func referenceSentence(_ ranks: String, specification: String) -> String {
    "参照测度设定（\(specification)）给出\(ranks)。"
  }
  func defaultSentence(_ ranks: String) -> String {
    "默认设定（全计数、全部国家（地区）的节点强度）给出\(ranks)。"
  }
  func agreementSentence(
    specifications: String, rises: String, falls: String, unchanged: String, exact: String?,
    exactAll: String?, apart: Int
  ) -> String {
    var text = "在尝试的\(specifications)种测度设定中，\(rises)种显示位次上升，\(unchanged)种不变，"
    text += "\(falls)种下降"
    if apart > 0 { text += "，另有\(apart)种中该国并列或无位次" }
    if let exact { text += "；\(exact)种恰好给出已发表的两个位次" }
    if let exactAll { text += "，\(exactAll)种与全部窗口的已发表位次一致" }
    return text + "。设定所占的比例不是概率。"
  }
  func headlineVerdict(_ verdict: VerdictWords) -> String {
    switch verdict {
    case .firm: ""
    case .dependsOnMethod: "；变化方向取决于方法"
    case .notDistinguishable: "；两者无法区分"
    }
  }

  func verdict(_ verdict: VerdictWords, share: String, checks: Int) -> String {
    switch verdict {
    case .firm: "变化方向：稳固。在\(share)的重复抽样和全部\(checks)项检验中方向一致。这只就本设定而言，不涉及其他设定。"
    case .dependsOnMethod(let checks):
      "变化方向：取决于方法。在\(share)的重复抽样中方向一致，但以下检验不同：\(checks.joined(separator: "；"))。"
    case .notDistinguishable: "变化方向：无法区分。仅在\(share)的重复抽样中方向一致。"
    }
  }
  func territories(_ policy: String) -> String {
    switch policy {
    case "as-stated", "as-resolved":
      "统计口径：按数据来源所列，中国香港、中国澳门、中国台湾单独统计，不计入“中国”一行，"
        + "其与中国其他地区的合著按跨境合作计（归并口径 \(policy)）。"
    case "hk-mo-in-cn":
      "统计口径：中国香港、中国澳门计入“中国”，其间的合著不按国际合作计；中国台湾单独统计"
        + "（归并口径 \(policy)）。"
    default: "统计口径：归并口径 \(policy)。"
    }
  }

  let chapterHeadline = "概要"
  let chapterRanking = "各窗口与各年的位次"
  let chapterChanges = "位次的升降"
  let chapterPartners = "合作伙伴"
  let chapterFirmness = "结果有多稳固？"
  let chapterPublished = "已发表的位次能否重现？"
  let chapterData = "数据、覆盖与局限"
  let chapterMethod = "方法"
  let contents = "目录"

  func bumpTitle(country: String, before: String, after: String, rise: Int?) -> String {
    rise == 0 ? "\(country)保持\(after)" : "\(country)由\(before)\(moved(rise))\(after)"
  }
  func bumpSubtitle(specification: String, top: Int) -> String {
    "按\(specification)排序，前\(top)个国家（地区）"
  }
  func bumpDescription(country: String, ranks: String) -> String {
    "折线为各国（地区）在各窗口的位次。\(country)：\(ranks)。"
  }
  func seriesTitle(
    country: String, first: String, last: String, years: String, rise: Int?
  ) -> String {
    "逐年位次：\(years)，\(country)由\(first)\(moved(rise))\(last)"
  }
  func seriesSubtitle(hasDefault: Bool, hasPublished: Bool) -> String {
    "参照设定" + (hasDefault ? "与默认设定" : "") + "下的逐年位次"
      + (hasPublished ? "；圆圈为已发表的窗口位次" : "")
  }
  func seriesDescription(country: String) -> String {
    "折线为\(country)在参照设定和默认设定下的逐年位次，圆圈位于窗口中点，为已发表的位次。"
  }
  let published = "已发表"
  let reference = "参照测度设定"
  let `default` = "默认设定"
  func rankingTable(top: Int) -> String { "任一窗口居前\(top)位的国家（地区）" }
  let country = "国家（地区）"
  let score = "得分"
  let year = "年份"
  func yearlyTable(country: String) -> String { "\(country)的逐年位次" }
  func yearlyNote(_ nodes: String) -> String {
    "论文数阈值针对整个时间窗口，单一年份按比例取用（\(nodes)），因此逐年位次的均值不必等于窗口位次。"
  }

  func changesTable(first: String, last: String) -> String {
    "\(first)或\(last)居前30位的国家（地区）"
  }
  let change = "变化"
  func movers(rises: [String], falls: [String]) -> String {
    var text = rises.isEmpty ? "前三十位中没有国家（地区）上升。" : "上升最多：\(list(rises))。"
    if !falls.isEmpty { text += "下降最多：\(list(falls))。" }
    return text
  }
  func entrants(_ names: [String]) -> String { "仅在后一窗口有位次：\(list(names))。" }
  func leavers(_ names: [String]) -> String { "仅在前一窗口有位次：\(list(names))。" }
  func agreement(countries: String, tau: String, spearman: String, overlap: String) -> String {
    "两个排序在\(countries)个国家（地区）上的一致程度：Kendall tau-b 为 \(tau)，Spearman 相关为 "
      + "\(spearman)，排序偏重重叠（RBO，p = 0.9）为 \(overlap)。"
  }

  func driversTitle(country: String, partner: String, isUp: Bool) -> String {
    isUp
      ? "与\(partner)的合作对\(country)的得分提升最大" : "与\(partner)的合作对\(country)的得分拉低最多"
  }
  func driversSubtitle(measure: String) -> String {
    "某一合作自身的额外增长对后一窗口得分的影响，\(measure)"
  }
  func driversDescription(country: String) -> String {
    "条形为某一合作仅随总量增长时\(country)得分的变化。"
  }
  func driversNote(country: String) -> String {
    "每一行为将\(country)的某一合作保持在前一窗口的水平（按总量增长折算）后重新计算后一窗口的结果，"
      + "影响以占得分的百分比表示。"
      + "这是算术分解而非因果，各行不可相加。"
  }
  func noSingleTie(country: String, rank: String) -> String {
    "没有哪一个合作能单独解释这一变化：无论折算其中哪一个，\(country)仍居\(rank)。"
  }
  func scoresNote(_ centrality: String) -> String? {
    switch centrality {
    case "eigenvector", "pagerank": "该中心度的得分在各窗口的国家（地区）之间归一，窗口之间应比较位次而非得分。"
    default: nil
    }
  }
  func driversSentence(country: String, up: [String], down: [String]) -> String {
    var text = "增长快于总体、对\(country)变化贡献最大的是与\(list(up))的合作。"
    if !down.isEmpty { text += "作用相反的是\(list(down))。" }
    return text
  }
  func partnersTable(country: String, first: String, last: String) -> String {
    "\(country)的前20个合作伙伴；占比以其国际合作论文数为分母"
  }
  let partner = "合作伙伴"
  func jointIn(_ window: String) -> String { "合著论文数 \(window)" }
  func shareIn(_ window: String) -> String { "占比 \(window)" }
  let scoreWithoutGrowth = "影响"
  let rankWithoutGrowth = "折算后位次"

  func stabilitySentence(
    country: String, first: String, last: String, before: String, after: String, share: String,
    replicates: String, kind: StabilityKindWords
  ) -> String {
    let how =
      switch kind {
      case .publications: "用自助法对论文重复抽样\(replicates)次"
      case .pairCounts: "国家对计数表没有可抽样的论文；对计数加参数化泊松噪声（\(replicates)次重复）"
      }
    return "\(how)，\(country)的位次在\(first)为\(before)，在\(last)为\(after)（95%稳定区间，非置信区间）；"
      + "\(share)的重复中变化方向一致。"
  }
  let stabilityLimits =
    "稳定区间只反映抽样波动，不包括数据覆盖、机构归属错误和方法选择；计数很大时区间必然很窄。"
    + "下列检验和多重设定分析更能说明问题。"
  let checksTable = "稳定区间之外的检验"
  let check = "检验"
  func check(_ kind: String, detail: String) -> String {
    let detail = detail.replacing("without ", with: "去掉").replacing("nodes works:", with: "")
    return switch kind {
    case "leave-one-year-out": "\(detail)年"
    case "fixed-node-set":
      "节点集固定为\(window(detail.replacing("countries of ", with: "")))的国家（地区）"
    case "territory-policy": "归并口径：\(level(detail, ofAxis: "territories"))"
    case "mean-of-yearly-ranks": "逐年位次的均值"
    case "threshold": "改变阈值：\(detail)篇"
    default: "\(kind)：\(detail)"
    }
  }
  func checksSentence(same: Int, of: Int) -> String { "\(of)项检验中有\(same)项与结果方向一致。" }
  func gapSentence(
    window: String, above: (String, String)?, below: (String, String)?
  ) -> String {
    var parts: [String] = []
    if let above { parts.append("\(above.0)领先，差距为得分的\(above.1)") }
    if let below { parts.append("\(below.0)紧随其后，差距为\(below.1)") }
    return "\(window)：" + parts.joined(separator: "；") + "。"
  }
  func histogramTitle(_ count: Int, of all: Int, country: String, isHigher: Bool) -> String {
    "\(all)种测度设定中有\(count)种显示\(country)位次\(isHigher ? "上升" : "下降")"
  }
  func histogramSubtitle(first: String, last: String) -> String {
    "按位次变化统计的测度设定数，\(first)至\(last)"
  }
  let histogramDescription = "柱形为给出各种位次变化的测度设定数。"
  func falls(_ count: Int) -> String { "下降\(count)种" }
  func unchangedLabel(_ count: Int) -> String { "不变\(count)种" }
  func rises(_ count: Int) -> String { "上升\(count)种" }
  func curveTitle(country: String, low: String, high: String, window: String) -> String {
    "\(low)至\(high)：各测度设定下\(country)在\(window)的位次"
  }
  func curveSubtitle(isLogarithmic: Bool, country: String?) -> String {
    "全部尝试的测度设定按位次排列" + (isLogarithmic ? "（对数坐标）" : "") + "；下方为各设定的选择"
      + (country.map { "（\($0)）；其他国家（地区）各自排列" } ?? "")
  }
  let curveDescription = "上方为全部设定的位次阶梯，下方矩阵标出各设定在每一维度上的选择。"
  func multiverseNote(tied: Int, unranked: Int, wasSearchedFor: Bool) -> String {
    "各维度对所有研究相同" + (wasSearchedFor ? "；其中包含参照测度设定，而该设定是寻找得到的" : "")
      + "。另计：\(tied)种设定中该国并列，\(unranked)种设定中在某一窗口无位次。"
      + "该分布说明位次在多大程度上取决于选择，并不用来挑选某一种设定。"
  }
  func choicesTable(country: String) -> String { "各项选择下\(country)的位次变化" }
  func choiceHeads(window: String) -> [String] {
    ["选择", "设定数", "上升", "不变", "下降", "\(window)位次中位数"]
  }
  let exact = "与已发表一致"
  func levelsTable(country: String) -> String { "参照测度设定下更换节点集时\(country)的位次" }
  func axesSentence(_ axes: [String]) -> String { "维度：" + axes.joined(separator: "；") + "。" }

  func namedTable(country: String) -> String { "各测度设定下\(country)的位次" }
  let specification = "测度设定"
  func matchesSentence(all: String, exact: String, windows: String) -> String {
    "尝试的\(all)种设定中，有\(exact)种恰好给出\(windows)的已发表位次。"
  }
  let foundByLooking = "参照测度设定能够重现已发表的位次，是因为它是为此寻找得到的；原公式未公开，吻合并不证明所用即为此设定。"
  func thresholds(matching: Int, of: Int) -> String {
    "在所选论文数阈值（含）及其五分之一至四倍之间的\(of)个阈值中，\(matching)个给出全部已发表位次。"
  }
  let nothingPublished = "本研究未列出可供比较的已发表位次。"

  func coverageTitle(first: String, last: String, before: String, after: String) -> String {
    "数据规模：合作次数由\(first)年的\(before)增至\(last)年的\(after)"
  }
  let coverageSubtitle = "各年全部国家（地区）对的合著论文数之和"
  let coverageDescription = "柱形为各年国家（地区）对合著论文数的总和。"
  let coverageFlag = "斜线：明显低于相邻年份，该年数据可能不完整"
  func dataSentence(_ source: String) -> String { "数据来源（原文）：\(source)" }
  func recordsSentence(
    read: String, accepted: String, duplicate: String, rejected: String
  ) -> String {
    "记录：读入\(read) = 接受\(accepted) + 重复\(duplicate) + 拒绝\(rejected)。"
  }
  let countsLimits =
    "国家对计数表不含单篇论文，因此无法改用其他计数方法、对论文重复抽样，也无法得到主导论文、学科和作者国别未识别的比例。"
    + "多国合著论文计入其中每一对国家（地区）。"
  let publicationsLimits = "作者国别均未识别的论文不计入；已知国别少于两个且有作者未识别的论文可能为国际合作，单列为“未定”。"

  func methodParagraph(_ method: MethodWords) -> String {
    let sizes = zip(method.countries, method.windows).map { "\($1)\($0)个" }
    return "论文的作者分属两个国家（地区）时，两者之间有一次合作。合作按\(method.counting)计，"
      + "归并口径为\(method.territories)，窗口内各年按\(method.pool)合并。各窗口网络的节点集为\(method.nodes)"
      + "（\(list(sizes))），保留合著论文不少于\(method.minJoint)篇的连线；连线值为\(method.weight)。"
      + "国家（地区）按\(method.centrality)排序；得分相对差小于1e-9视为并列，并列者取较高位次。"
  }
  let canonicalLine = "测度设定（一行）："
  let inputsTable = "输入文件"
  let file = "文件"
  let references = "参考文献"
  func madeBy(version: String, manifest: String) -> String {
    "由 copub \(version) 生成。\(manifest) 列出版本、测度设定、随机种子和各输入文件的 SHA-256；相同输入得到相同字节。"
  }
  let skipToContent = "跳到正文"
  let dataFiles = "各表和各图的数据以 CSV 文件与本页一同提供。"
}
