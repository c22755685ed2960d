;; One intent more than a decision may hold.
;; expect: ABI_MESSAGE
;; from: H79
(data (i32.const 8192) (repeat 1025 "\0a\02\32\00"))
(func $attack (param $length i32) (result i32)
  (i32.const 4100))
