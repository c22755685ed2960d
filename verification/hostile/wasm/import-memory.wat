;; Imports its memory, beside one of its own.
;; expect: admission ABI_IMPORT ABI_LIMIT
;; from: H42
(import "env" "memory" (memory 1))
