;; Overwrites all of its memory, input and output included, and answers quietly.
;; expect: nothing
;; from: H51
(func $attack (param $length i32) (result i32)
  (memory.fill (i32.const 0) (i32.const 255) (i32.const 131072))
  (i32.const 0))
