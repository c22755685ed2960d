;; Loops for ever through a branch table.
;; expect: RES_FUEL
;; from: H46
(func $attack (param $length i32) (result i32)
  (loop $again (br_table $again $again $again (i32.const 7)))
  (i32.const 0))
