public import ArgumentParser
public import Assay

extension LabelReview.Order: ExpressibleByArgument {}
