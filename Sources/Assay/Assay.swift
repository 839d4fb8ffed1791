// The front door: what the floors below make public belongs to `Assay` for whoever imports it.
@_exported public import Analysis
@_exported public import Dataset
@_exported public import Imaging
@_exported public import Kernels
@_exported public import Tables
