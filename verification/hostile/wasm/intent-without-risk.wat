;; Orders without a risk context.
;; expect: gate GATE_META
;; from: H74
(data (i32.const 8192)
  "\0a\10\0a\0e\08\01\10\01\18\01\22\04\08\02\10\02\38\02")
(func $attack (param $length i32) (result i32)
  (i32.const 18))
