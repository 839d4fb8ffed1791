import ArgumentParser
package import Assay

extension LabelReview.Order: ExpressibleByArgument {}
