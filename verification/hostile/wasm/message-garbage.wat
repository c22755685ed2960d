;; Answers with bytes that are no message.
;; expect: ABI_MESSAGE
;; from: H81
(func $attack (param $length i32) (result i32)
  (i32.store (i32.const 8192) (i32.const -1))
  (i32.const 4))
