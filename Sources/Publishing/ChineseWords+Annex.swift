extension ChineseWords {
  var chapterOutput: String { "论文产出" }
  var chapterNetwork: String { "合作网络" }
  var chapterDrivers: String { "哪些合作对变化有贡献" }
  var chapterGroups: String { "国家（地区）集团" }
  var chapterKinds: String { "文献类型与学科" }
  var chapterLarge: String { "超大规模合著论文" }
  var chapterYears: String { "逐年比较" }

  func outputSentence(
    country: String, first: String, last: String, before: String, after: String
  ) -> String {
    "\(country)在\(last)参与国际合作论文\(after)篇，\(first)为\(before)篇。"
  }
  func outputTitle(country: String, before: Double, after: Double) -> String {
    guard before > 0, before != after else { return "\(country)的国际合作论文数" }
    let ratio = after / before
    if ratio >= 3 {
      return "\(country)的国际合作论文数为前一窗口的\(NumberText.fixed(ratio, ratio < 10 ? 1 : 0))倍"
    }
    return "\(country)的国际合作论文数\(ratio > 1 ? "增长" : "下降")"
      + percentage(NumberText.percent(abs(ratio - 1)))
  }
  var outputSubtitle: String { "两个时间窗口的国际合作论文数，全计数" }
  var outputDescription: String { "每条线连接一个国家（地区）在前后两个窗口的国际合作论文数。" }
  func outputTable(_ window: String) -> String { "\(window)国际合作论文数最多的国家（地区）" }
  var worksHead: String { "论文数" }
  var internationalHead: String { "国际合作论文数" }
  var shareHead: String { "占比" }
  var fractionalHead: String { "分数计数" }
  var growthHead: String { "增长" }
  var worksUnknown: String {
    "数据来源只有国际合作论文数；全部论文数、国际合作论文占比和分数计数须由论文数据得到，因此未列出。"
  }
  var internationalUnknown: String { "数据来源既无论文数也无国际合作论文数：本章需要论文数据。" }
  func undetermined(_ parts: [String]) -> String {
    "已知国别少于两个且有作者未识别的论文为“未定”：\(list(parts))。它们可能是国际合作论文，上文未将其计入。"
  }
  func undeterminedPart(window: String, count: String, share: String) -> String {
    "\(window)\(count)篇（\(share)）"
  }

  var window: String { "时间窗口" }
  func networkSentence(countries: String, links: String, window: String) -> String {
    "\(window)的合作网络有\(countries)个国家（地区）和\(links)条连线。"
  }
  func backboneSentence(links: String, share: String) -> String {
    "其骨干网络（差异过滤法，水平0.05，保留至少在一端强于随机的连线）有\(links)条连线，占合著论文数的\(share)。"
  }
  func mapTitle(country: String, partners: String, window: String) -> String {
    "\(window)\(country)与\(partners)个国家（地区）合著论文"
  }
  var mapSubtitle: String { "与各合作伙伴的合著论文数，全计数" }
  var mapDescription: String { "世界地图；颜色越深，合著论文越多。" }
  func mapSource(hasOutlines: Bool) -> String {
    hasOutlines
      ? "轮廓：Natural Earth（公有领域），按实际控制绘制，边界和名称不代表任何立场。"
      : "圆点表示数据所列的国家和地区，图中不绘边界。"
  }
  func arcsTitle(country: String, own: Int, count: Int, window: String) -> String {
    own == 0
      ? "\(window)全球最强的\(count)个合作均不涉及\(country)"
      : "\(window)全球最强的\(count)个合作中有\(own)个涉及\(country)"
  }
  func arcsSubtitle(country: String, beside: [String]) -> String {
    let second = beside.isEmpty ? "" : "，蓝色为\(list(beside))的合作"
    return "弧线越宽，合著论文越多；红色为\(country)的合作\(second)；\(beside.isEmpty ? "其" : "各自")最强的十二个均已绘出"
  }
  var arcsDescription: String { "世界地图上的弧线连接合著论文多的国家（地区）。" }
  func matrixTitle(strongest: (String, String)?, window: String, count: Int) -> String {
    strongest.map { "\(window)最强的合作：\($0.0)–\($0.1)" }
      ?? "\(window)前\(count)个国家（地区）之间没有合作"
  }
  func matrixSubtitle(count: Int) -> String { "前\(count)个国家（地区）之间的合著论文数；合作对象相近者相邻" }
  func matrixNormalTitle(strongest: (String, String)?, window: String) -> String {
    strongest.map { "\(window)超出双方规模最多的合作：\($0.0)–\($0.1)" }
      ?? "\(window)哪些合作强于双方规模所预期"
  }
  var matrixNormalSubtitle: String { "关联强度（association strength）：1为按双方规模随机所得" }
  var matrixDescription: String { "国家（地区）矩阵；颜色越深，合作越强。" }
  func chordTitle(country: String, share: String, window: String) -> String {
    "\(window)前列国家（地区）之间的合作有\(share)涉及\(country)"
  }
  func chordSubtitle(count: Int) -> String {
    "合作最多的\(count)个国家（地区）之间的合著论文数；带宽与之成比例"
  }
  var chordDescription: String { "圆周上的国家（地区）由宽度与合著论文数成比例的带连接。" }
  func communityTitle(country: String, mates: [String], of count: Int) -> String {
    if count == 1 { return "全部国家（地区）属于同一社团" }
    return mates.isEmpty ? "\(country)自成一个社团" : "\(country)与\(list(mates))等属于同一社团"
  }
  var communitySubtitle: String { "相近：相对规模合作多。面积：合著论文数。颜色：社团。连线：骨干网络中最确定者" }
  var communityDescription: String { "以圆表示国家（地区）的网络，颜色为社团，连线属于骨干网络。" }
  func communitySentence(count: Int, agreement: String) -> String {
    "按模块度最大划分的社团（community）有\(count)个。十个随机种子的划分之间的调整互信息为\(agreement)（1为完全一致）；"
      + "明显小于1时，社团之间的界线不是网络的固有性质。"
  }
  var communityTable: String { "社团" }
  var communityHeads: [String] { ["社团", ">国家（地区）数", "最大者"] }

  func partnersSentence(country: String, rising: [String], fading: [String]) -> String {
    var text = rising.isEmpty ? "" : "在\(country)国际合作论文中占比上升：\(list(rising))。"
    if !fading.isEmpty { text += "占比下降：\(list(fading))。" }
    return text
  }
  func multiplesTitle(country: String, partner: String) -> String {
    "\(partner)是\(country)最大的合作伙伴"
  }
  func multiplesSubtitle(country: String, beside: [String]) -> String {
    "\(country)国际合作论文中有该伙伴参与的占比，逐年"
      + (beside.isEmpty ? "" : "；细线为\(list(beside))的同一占比") + "；各图纵轴不同，均从零开始"
  }
  var multiplesDescription: String { "每个合作伙伴一幅小折线图，各有纵轴，均从零开始。" }
  func intensityIn(_ window: String) -> String { "RIC \(window)" }
  var intensityNote: String {
    "RIC（相对合作强度；Fuchs、Sivertsen、Rousseau 2021）：伙伴在该国合作中的占比与其在其他各国合作中的占比之比。"
      + "大于1表示双方的合作多于伙伴与其他国家（地区）的合作。"
  }
  func pointsChange(_ points: String) -> String { "\(points)个百分点" }

  func driversTable(country: String) -> String { "对\(country)得分影响最大的20个合作" }

  var groupsIntro: String {
    "与集团成员（不含本国）的合著论文数及其在全部合作中的占比。成员按各窗口最后一年计，因此集团可因新成员加入而增大；"
      + "有多个成员参与的论文对每个成员各计一次。"
  }
  func groupsTable(country: String) -> String { "\(country)与各集团的合作" }
  var groupHead: String { "集团" }
  var membersHead: String { "成员数" }
  var ownGroup: String { "（成员）" }

  func typesTable(country: String) -> String { "\(country)各文献类型的国际合作论文数与位次" }
  func fieldsTable(country: String) -> String { "\(country)各学科的国际合作论文数与位次" }
  var typeHead: String { "文献类型" }
  var fieldHead: String { "学科" }
  func type(_ name: String) -> String {
    switch name {
    case "article": "论文"
    case "review": "综述"
    case "preprint": "预印本"
    case "conference-paper": "会议论文"
    case "chapter": "图书章节"
    case "book": "图书"
    case "letter": "快报"
    case "editorial": "社论"
    case "dataset": "数据集"
    case "correction": "更正"
    case "retraction": "撤稿声明"
    default: "其他"
    }
  }
  func rankIn(_ window: String) -> String { "位次 \(window)" }
  func worksIn(_ window: String) -> String { "论文数 \(window)" }
  var kindsNote: String {
    "每一行为仅就该类论文按参照测度设定所得的结果。文献类型和学科依数据来源；一篇论文可属于多个学科。"
  }
  var kindsUnknown: String { "国家对计数表不含论文的类型和学科，因此本章为空。" }
  var fieldsUnknown: String { "语料中这些窗口的论文没有学科信息。" }

  func largeSentence(
    country: String, window: String, removed: String, share: String, weight: String, with: String,
    without: String
  ) -> String {
    "\(window)此类论文\(removed)篇（\(share)），连线权重\(weight)。计入时\(country)居\(with)，不计入时居\(without)。"
  }
  func largeLimits(authors: Int, countries: Int) -> String {
    "作者超过\(authors)人或国家（地区）超过\(countries)个的论文为超大规模合著论文（ISI 2019）；作者名单被截断者计入其中。"
  }
  var largeUnknown: String {
    "国家对计数表不含每篇论文的作者数和国家数，因此无法得到超大规模合著论文对位次的影响。按全计数，40国合著的一篇论文产生780条连线。"
  }

  var yearsIntro: String { "每一年与前一年比较：任一年居前20位的国家（地区）。" }
  func yearStep(_ first: String, _ last: String) -> String { "\(first) → \(last)" }
  var coverageTable: String { "逐年覆盖率" }
  var coverageHeads: [String] {
    ["年份", ">论文数", ">国际合作", ">未定", ">无国别", ">作者国别未识别"]
  }
  func intervalsTitle(country: String, bounds: String, window: String) -> String {
    "重复抽样下\(country)在\(window)居\(bounds)"
  }
  func range(from low: Int, to high: Int) -> String { "第\(low)至\(high)位" }
  var intervalsSubtitle: String { "位次与95%稳定区间（非置信区间），只反映抽样波动" }
  var intervalsDescription: String { "每行一个国家（地区）：圆点为位次，横条为稳定区间。" }
  func coverageShift(_ countries: [String]) -> String {
    "覆盖率有变化：两个窗口之间\(list(countries))的作者国别未识别比例变化超过2个百分点，其位次可能随之变动。"
  }

  func moreInputs(_ count: String) -> String { "另有\(count)个文件，见清单文件 manifest。" }
  var chapterRevisions: String { "修订" }
  func revisionsSentence(version: String, window: String, cause: String) -> String {
    let why =
      switch cause {
      case "none": "输入数据与软件均相同，没有修订。"
      case "data": "输入数据有修订，软件相同。"
      case "software": "软件或其地名表有变化，输入数据相同。"
      case "parted": "输入数据与软件均有变化；已用旧数据重新计算，以区分两者。"
      default: "输入数据与软件均有变化，且旧数据不在手边，两者无法区分。"
      }
    return "上一份报告由 copub \(version) 生成，截至\(window)。\(why)"
  }
  func revisionsTable(earlier: String, now: String) -> String { "上一份报告以来位次变化的来源" }
  func rankThen(_ window: String) -> String { "\(window)，当时" }
  func rankNow(_ window: String) -> String { "\(window)，现在" }
  var byData: String { "数据修订" }
  var bySoftware: String { "软件" }
  var byYears: String { "新年份" }
  var revisionsNote: String {
    "数字为上升（+）或下降的位数。前两部分按原测度设定比较同一窗口当时与现在的位次；新年份为由该窗口到最后窗口的变化。各部分之和为上一份报告以来的变化。"
  }
  var specificationChanged: String { "测度设定已改变，其影响计入“新年份”一列。" }

  var filter: String { "筛选行" }
  var copy: String { "复制表格" }
  var copied: String { "已复制" }
  var highlight: String { "在所有图中突出一个国家（地区）" }
  var nobody: String { "无" }
  var sortHint: String { "按此列排序" }
  var explorerTitle: String { "选择测度设定" }
  var explorerNote: String { "所选测度设定给出的位次，取自已尝试的结果。" }
  var notTried: String { "未尝试：该中心度只用自身所需的连线，不受此项选择影响。" }
  var tied: String { "并列" }
  var rank: String { "位次" }
}
