-- Nothing ever wrote to it: a reply answers commentary, not a return (20261126005102_right_of_reply).
DROP TABLE IF EXISTS `Reply`;
