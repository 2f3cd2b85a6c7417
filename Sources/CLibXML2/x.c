int copub_x;
