;; Calls through the table, within a loop.
;; expect: RES_FUEL
;; from: H47
(type $nothing (func))
(func $nothing)
(table 1 funcref)
(elem (i32.const 0) $nothing)
(func $attack (param $length i32) (result i32)
  (loop $again (call_indirect (type $nothing) (i32.const 0)) (br $again))
  (i32.const 0))
