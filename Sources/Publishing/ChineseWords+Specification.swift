import Collaboration
import Networks
import Rankings

/// The axes of a specification in Simplified Chinese.
extension ChineseWords {
  func counting(_ method: CountingMethod) -> String {
    switch method {
    case .full: "全计数（每篇合著论文对每一对国家（地区）计1）"
    case .fractional: "分数计数（n国合著论文对每一对计1/(n-1)）"
    case .paper: "按论文计数（每篇国际合作论文总计为1）"
    case .authorShare: "作者份额计数（两国作者份额乘积的两倍）"
    case .bilateralScore: "双边得分（两国作者份额之和）"
    }
  }

  func pool(_ pool: Specification.Pool) -> String {
    switch pool {
    case .sum: "求和"
    case .meanOfYears: "各年归一后取均值"
    }
  }

  func nodes(_ nodes: NodeSet) -> String {
    switch nodes {
    case .all: "全部国家（地区）"
    case .linked: "有合作关系的国家（地区）"
    case .top(let count): "国际合作论文最多的\(count)个国家（地区）"
    case .works(let bound): "窗口内国际合作论文不少于\(bound)篇的国家（地区）"
    }
  }

  func weight(_ weight: LinkWeight) -> String {
    switch weight {
    case .raw: "合作次数本身"
    case .sqrt: "合作次数的平方根"
    case .log: "合作次数的对数 ln(1 + w)"
    case .binary: "1"
    case .association: "关联强度"
    case .associationSteijn: "关联强度（Steijn 修正，不计自连）"
    case .salton: "Salton 余弦"
    case .jaccard: "Jaccard 系数"
    case .inclusion: "包含系数"
    case .partner: "在合作伙伴国际合作论文中的占比"
    }
  }

  func centrality(_ name: String) -> String {
    switch name {
    case "degree": "度中心度"
    case "strength": "节点强度（加权度）"
    case "partner-share": "伙伴份额"
    case "eigenvector": "特征向量中心度"
    case "pagerank": "PageRank"
    case "closeness": "接近中心度"
    case "harmonic": "调和中心度"
    case "betweenness": "中介中心度"
    case "opsahl": "Opsahl 度强度"
    case "constraint": "约束系数"
    case "effective-size": "有效规模"
    case "core": "k 核数"
    case "participation": "参与系数"
    default: name
    }
  }

  func measure(_ specification: Specification) -> String {
    var text = ""
    switch specification.weight {
    case .raw, .partner: break
    case .log: text += "对数权重"
    case .sqrt: text += "平方根权重"
    default: text += "\(weight(specification.weight))权重"
    }
    text += centrality(specification.centrality)
    switch specification.counting {
    case .full: break
    case .fractional: text += "，分数计数"
    default: text += "，\(specification.counting.rawValue)"
    }
    switch specification.nodes {
    case .all: text += "，全部国家（地区）"
    case .linked: text += "，有合作关系者"
    case .top(let count): text += "，前\(count)个"
    case .works(let bound): text += "，论文不少于\(bound)篇"
    }
    if specification.minJoint > 1 { text += "，合著不少于\(specification.minJoint)篇" }
    return text
  }
}
