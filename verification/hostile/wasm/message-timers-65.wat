;; One timer command more than a decision may hold.
;; expect: ABI_MESSAGE
;; from: H58
(data (i32.const 8192) (repeat 65 "\2a\04\08\01\10\05"))
(func $attack (param $length i32) (result i32)
  (i32.const 390))
