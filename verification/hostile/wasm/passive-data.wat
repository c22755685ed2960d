;; Brings passive data.
;; expect: admission ABI_FEATURE
;; from: H41
(section 11 "\01\01\01\07")
