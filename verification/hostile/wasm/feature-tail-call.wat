;; Makes a tail call.
;; expect: admission ABI_FEATURE
;; from: H38
(func $attack (param $length i32) (result i32)
  (local.get $length)
  (bytes "\12\05"))
