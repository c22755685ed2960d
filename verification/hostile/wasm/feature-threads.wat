;; Uses atomic instructions.
;; expect: admission ABI_FEATURE
;; from: H38
(func $attack (param $length i32) (result i32)
  (bytes "\fe\03\00")
  (i32.const 0))
