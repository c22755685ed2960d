;; Calls a function by another type than its own.
;; expect: RES_FAULT
;; from: H50
(type $takes (func (param i64)))
(func $nothing)
(table 1 funcref)
(elem (i32.const 0) $nothing)
(func $attack (param $length i32) (result i32)
  (call_indirect (type $takes) (i64.const 1) (i32.const 0))
  (i32.const 0))
