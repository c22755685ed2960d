;; Runs before anybody called it.
;; expect: admission ABI_FEATURE
;; from: H39
(func $begin (loop $again (br $again)))
(start $begin)
