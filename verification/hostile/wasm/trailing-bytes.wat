;; Bytes behind the last section.
;; expect: admission ABI_INVALID
;; from: H38
(trailing "\ff\ff\ff\ff\ff\ff")
