import Networks
import Testing

/// Mutual information of partitions; `OracleTests` compares it with scikit-learn.
struct PartitionAgreementTests {
  private func agreement(_ a: [Int], _ b: [Int]) -> PartitionAgreement {
    PartitionAgreement(Partition(a), Partition(b))
  }

  @Test func namesOfModulesDoNotMatter() {
    let same = agreement([0, 0, 1, 1, 2], [5, 5, 3, 3, 9])
    #expect(same.nmi == 1)
    #expect(same.ami == 1)
  }

  @Test func independentPartitionsShareNothing() {
    // Each module of one holds the modules of the other in equal parts.
    let none = agreement([0, 0, 1, 1], [0, 1, 0, 1])
    #expect(none.nmi == 0)
    #expect(none.ami < 0)
    #expect(agreement([0, 0, 0, 0], [0, 0, 1, 1]).nmi == 0)
    #expect(agreement([0, 0, 0, 0], [0, 0, 1, 1]).ami == 0)
  }

  @Test func partitionsWithoutInformationAgree() {
    #expect(agreement([0, 0, 0], [1, 1, 1]).ami == 1)
    #expect(agreement([0, 1, 2], [2, 1, 0]).ami == 1)
    #expect(agreement([], []).nmi == 1)
  }

  @Test func aNestedPartition() {
    // H = ln 2 and ln 4, I = ln 2.
    #expect(abs(agreement([0, 0, 1, 1], [0, 1, 2, 3]).nmi - 2.0 / 3) < 1e-15)
    // Every node alone tells nothing that chance would not.
    #expect(abs(agreement([0, 0, 1, 1], [0, 1, 2, 3]).ami) < 1e-15)
  }

  @Test func theOrderDoesNotMatter() {
    let a = [0, 0, 0, 1, 1, 2, 2, 2, 3, 3]
    let b = [0, 1, 0, 1, 1, 2, 0, 2, 2, 3]
    #expect(abs(agreement(a, b).ami - agreement(b, a).ami) < 1e-14)
    #expect(abs(agreement(a, b).nmi - agreement(b, a).nmi) < 1e-15)
    #expect(agreement(a, b).ami < agreement(a, b).nmi)
  }
}
