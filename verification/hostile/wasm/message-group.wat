;; A group, which the contract does not have, opened a thousand times.
;; expect: ABI_MESSAGE
;; from: H81
(data (i32.const 8192) (repeat 1000 "\0b"))
(func $attack (param $length i32) (result i32)
  (i32.const 1000))
