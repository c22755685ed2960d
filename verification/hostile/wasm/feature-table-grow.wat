;; Grows its table: what one instance does, the next would inherit.
;; expect: admission ABI_FEATURE
;; from: H49
(table 1 funcref)
(func $attack (param $length i32) (result i32)
  (bytes "\d0\70\41\07\fc\0f\00")
  drop
  (i32.const 0))
