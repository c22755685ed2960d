;; Declares two memories; a limit that looks at the first would not see the second.
;; expect: admission ABI_LIMIT
;; from: H41
(section 5 "\02\00\01\00\01")
