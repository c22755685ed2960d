;; Makes an object of the garbage collector.
;; expect: admission ABI_FEATURE
;; from: H38
(func $attack (param $length i32) (result i32)
  (bytes "\fb\00\00")
  drop
  (i32.const 0))
