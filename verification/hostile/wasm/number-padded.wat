;; A number padded past its length.
;; expect: admission ABI_INVALID
;; from: H38
(func $attack (param $length i32) (result i32)
  (bytes "\41\80\80\80\80\80\80\00"))
