package import Dataset

/// A column of numbers, one an image; the database's library calls a column of a table so too.
package typealias Column = Dataset.Column
