;; Answers with what it was given.
;; expect: ABI_MESSAGE
;; from: H81
(func $attack (param $length i32) (result i32)
  (memory.copy (i32.const 8192) (i32.const 1024) (local.get $length))
  (local.get $length))
