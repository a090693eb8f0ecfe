public import ArgumentParser
public import Record
public import Studies

// Words that options choose from: each command-line word is the raw value of its case.

extension CountingRule: ExpressibleByArgument {}
extension EventClass: ExpressibleByArgument {}
extension WordWeights: ExpressibleByArgument {}
extension QuadClass: ExpressibleByArgument {}
extension ActorRole: ExpressibleByArgument {}
extension EventsOptions.Step: ExpressibleByArgument {}
