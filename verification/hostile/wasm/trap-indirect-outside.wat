;; Calls behind the table.
;; expect: RES_FAULT
;; from: H50
(type $nothing (func))
(table 2 funcref)
(func $attack (param $length i32) (result i32)
  (call_indirect (type $nothing) (i32.const 77))
  (i32.const 0))
