import Testing
@Test func `package builds`() {}
