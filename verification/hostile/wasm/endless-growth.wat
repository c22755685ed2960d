;; Asks for one page more, again and again, long after there are none.
;; expect: RES_FUEL
;; from: H49
(func $attack (param $length i32) (result i32)
  (loop $again (drop (memory.grow (i32.const 1))) (br $again))
  (i32.const 0))
