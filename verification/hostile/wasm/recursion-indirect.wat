;; Calls itself through the table for ever.
;; expect: RES_STACK
;; from: H48
(type $attack (func (param i32) (result i32)))
(table 1 funcref)
(elem (i32.const 0) $attack)
(func $attack (param $length i32) (result i32)
  (call_indirect (type $attack) (local.get $length) (i32.const 0)))
