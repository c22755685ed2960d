;; Puts data behind its memory.
;; expect: admission ABI_INVALID
;; from: H41
(data (i32.const 131070) "xxxx")
