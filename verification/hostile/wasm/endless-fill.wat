;; Fills its memory again and again: one instruction is much work.
;; expect: RES_FUEL
;; from: H49
(func $attack (param $length i32) (result i32)
  (loop $again (memory.fill (i32.const 0) (i32.const 4) (i32.const 100000)) (br $again))
  (i32.const 0))
