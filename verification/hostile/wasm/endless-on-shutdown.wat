;; Does not want to end.
;; expect: RES_FUEL
;; from: H52
;; turn: shutdown
(func $attack (param $length i32) (result i32)
  (loop $again (br $again))
  (i32.const 0))
