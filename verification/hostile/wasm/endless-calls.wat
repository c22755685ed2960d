;; Does nothing but call, within a loop.
;; expect: RES_FUEL
;; from: H47
(func $nothing)
(func $attack (param $length i32) (result i32)
  (loop $again (call $nothing) (br $again))
  (i32.const 0))
